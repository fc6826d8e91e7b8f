using System.Globalization;
using HybridTrust.Organizations;
using HybridTrust.Runner.Configuration;

namespace HybridTrust.Runner.Policy;

/// <summary>
/// The policy file of this server. It is read again whenever it is asked, so that an admin who writes <c>"readOnly": true</c>
/// stops the next change without touching the service.
/// </summary>
internal sealed class PolicyFile(string path)
{
    /// <summary>Reads and checks the file.</summary>
    public Reading<LocalPolicy> Read() =>
        SmallFile.TryRead(path, out var bytes, out var why)
            ? JsonFields.Read(path, bytes, Read)
            : new Reading<LocalPolicy>.Invalid([new Problem(path, "$", why)]);

    private LocalPolicy? Read(JsonFields fields)
    {
        var organization = fields.Parsed<Guid>(
            "exchangeOrganization", "Write the GUID of the Exchange organization: (Get-OrganizationConfig).Guid.", ParseGuid);
        var procedures = fields.List("procedures", "Write a list of procedure ids, such as [\"preflight\", \"exchange-online-oauth\"].", NotEmpty);
        var applications = fields.List<Guid?>("applicationIds", "Write a list of application ids (GUIDs); [] for none.", t => ParseGuid(t));
        var roles = fields.List("roles", "Write a list of management roles, such as [\"UserApplication\"]; [] for none.", NotEmpty);
        var hours = fields.Objects("hours", "Write a list with at least one window, or leave it out to allow any time.", ReadWindow);
        var readOnly = fields.Truth("readOnly");
        return organization is null || procedures is null || applications is null || roles is null || readOnly is null
            ? null
            : new LocalPolicy(path, organization.Value, procedures, [.. applications.OfType<Guid>()], roles, hours, readOnly.Value);
    }

    private static MaintenanceWindow? ReadWindow(JsonFields fields)
    {
        var days = fields.List<DayOfWeek?>("days", "Write days of the week, such as [\"saturday\", \"sunday\"].",
            t => Enum.GetValues<DayOfWeek>().Where(d => string.Equals(d.ToString(), t, StringComparison.OrdinalIgnoreCase)).Cast<DayOfWeek?>().FirstOrDefault());
        var opens = fields.Parsed<TimeOnly>("opens", "Write a time in UTC, such as \"22:00\".", ParseTime);
        var closes = fields.Parsed<TimeOnly>("closes", "Write a time in UTC, such as \"04:00\".", ParseTime);
        if (days is { Count: 0 })
        {
            fields.Wrong("days", "Name at least one day; a window without days never opens.");
        }

        return days is null || opens is null || closes is null
            ? null
            : new MaintenanceWindow { Days = [.. days.OfType<DayOfWeek>()], Opens = opens.Value, Closes = closes.Value };
    }

    private static string? NotEmpty(string text) => string.IsNullOrWhiteSpace(text) ? null : text;

    // The zeros of a fresh template stand for nobody.
    private static Guid? ParseGuid(string text) => Guid.TryParseExact(text, "D", out var value) && value != Guid.Empty ? value : null;

    private static TimeOnly? ParseTime(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : null;
}
