using System.Text.RegularExpressions;
using HybridTrust.Runner.Configuration;

namespace HybridTrust.Runner.PowerShell;

/// <summary>Reads <c>powerShell</c> of the config file.</summary>
internal static partial class PowerShellConfigReader
{
    private static readonly string[] Clouds = ["O365Default", "O365USGovGCCHigh", "O365USGovDoD", "O365China", "O365GermanyCloud"];

    public static PowerShellConfig Read(JsonFields fields)
    {
        const string WriteExchange = "Write \"remote\", or \"snap-in\" for an emergency in which Exchange opens no session.";
        var exchange = fields.Text("exchange", WriteExchange, required: false) ?? "remote";
        if (exchange is not ("remote" or "snap-in"))
        {
            fields.Wrong("exchange", WriteExchange);
        }

        var operation = fields.Number("operationSeconds", (int)PowerShellConfig.Default.Operation.TotalSeconds, 10, 3600);
        var batch = fields.Number("batchSeconds", (int)PowerShellConfig.Default.Batch.TotalSeconds, operation, 24 * 3600);
        var cloud = fields.Object("exchangeOnline", ReadCloud);
        return new PowerShellConfig(exchange is "snap-in", TimeSpan.FromSeconds(operation), TimeSpan.FromSeconds(batch), cloud);
    }

    private static CloudSignIn? ReadCloud(JsonFields fields)
    {
        var organization = Matching(fields, "organization", Domain(), "Write the tenant's domain, such as contoso.onmicrosoft.com.", required: true);
        var application = Guid(fields, "applicationId", "Write the id of the application that the certificate belongs to.");
        var thumbprint = Matching(
            fields, "certificateThumbprint", Thumbprint(), "Write the 40 hex digits of a certificate in this machine's store whose key the runner may use.", required: false);
        const string WriteIdentity = "Write \"system\", or the client id of a user-assigned managed identity.";
        var identity = fields.Text("managedIdentity", WriteIdentity, required: false);
        Guid? assigned = null;
        if (identity is not (null or "system"))
        {
            assigned = Parse(identity);
            if (assigned is null)
            {
                fields.Wrong("managedIdentity", WriteIdentity);
            }
        }

        if (identity is null == thumbprint is null || thumbprint is null != application is null)
        {
            fields.Wrong("organization", "Beside it stand either applicationId and certificateThumbprint, or managedIdentity: one way to sign in.");
        }

        var cloud = fields.Text("environment", $"Write one of {string.Join(", ", Clouds)}.", required: false);
        if (cloud is not null && !Clouds.Contains(cloud, StringComparer.Ordinal))
        {
            fields.Wrong("environment", $"Write one of {string.Join(", ", Clouds)}.");
        }

        return organization is null ? null : new CloudSignIn(organization, application, thumbprint, assigned, cloud);
    }

    private static Guid? Guid(JsonFields fields, string name, string write) => fields.Parsed(name, write, Parse, required: false);

    private static Guid? Parse(string text) => System.Guid.TryParseExact(text, "D", out var id) ? id : null;

    private static string? Matching(JsonFields fields, string name, Regex pattern, string write, bool required)
    {
        var text = fields.Text(name, write, required);
        if (text is null || pattern.IsMatch(text))
        {
            return text;
        }

        fields.Wrong(name, write);
        return null;
    }

    [GeneratedRegex(@"\A[0-9A-Fa-f]{40}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Thumbprint();

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Domain();
}
