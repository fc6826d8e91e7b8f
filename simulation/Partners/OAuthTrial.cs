using System.Globalization;
using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Partners;

/// <summary>One attempt to call the other side with a token, as Test-OAuthConnectivity tells of it (domain 5.2).</summary>
/// <param name="LoadedAt">When the configuration it used was read, UTC.</param>
/// <param name="Caller">The application that the token is for; null when it did not come to that.</param>
/// <param name="TokenService">The token service that was asked.</param>
/// <param name="Failure">Where the chain broke; null for success.</param>
/// <param name="Status">The HTTP status that the failure shows as; null when nothing answered.</param>
/// <param name="Note">What the other side added.</param>
internal sealed record OAuthTrial(DateTimeOffset LoadedAt, Guid? Caller, string? TokenService, string? Failure, int? Status, string? Note)
{
    private const string Break = "\r\n";

    /// <summary>As the shell shows it. Real texts are translated here and there; statuses, ids and result types are not.</summary>
    public CmdletObject Shown() => Of(
        Property("Task", "Checking EWS API Call Under Oauth"),
        Property("Detail", Detail()),
        Property("ResultType", Failure is null ? "Success" : "Error"),
        Property("Identity", "Microsoft.Exchange.Security.OAuth.ValidationResultNodeId"),
        Property("IsValid", value: true),
        Property("ObjectState", "New"));

    private string Detail()
    {
        List<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"SIMULATED. The configuration was last successfully loaded at {LoadedAt.UtcDateTime:u}."),
            "Exchange Outbound Oauth Log:",
        ];
        if (Caller is { } caller)
        {
            lines.Add($"Information:[OAuthTokenBuilder:GetAppToken] token for FullId 'V1-L:{caller}-AS:{TokenService}'");
        }

        lines.Add("Exchange Response Details:");
        if (Status is { } status)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"System.Net.WebException: The remote server returned an error: ({status}) {(status is 403 ? "Forbidden" : "Unauthorized")}."));
        }

        lines.AddRange(new[] { Failure, Note }.OfType<string>());
        return string.Join(Break, lines);
    }
}
