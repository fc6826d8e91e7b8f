using HybridTrust.Api.Senders;

namespace HybridTrust.Functions.Settings;

/// <summary>Reads the secrets of the ticket systems. What is wrong with one is said; the secret never is.</summary>
internal static class TicketSettings
{
    /// <summary>The systems that have a secret.</summary>
    public static TicketSenders Read(SettingReader reader) => new()
    {
        Standard = Secrets(reader, SettingNames.TicketsStandard, SharedSecret.OfStandard),
        Jira = Secrets(reader, SettingNames.TicketsJira, SharedSecret.OfText),
        ServiceNow = Secrets(reader, SettingNames.TicketsServiceNow, SharedSecret.OfText),
        JiraFields = new JiraFields(
            Field(reader, nameof(JiraFields.Organization)),
            Field(reader, nameof(JiraFields.Action)),
            Field(reader, nameof(JiraFields.Procedures)),
            Field(reader, nameof(JiraFields.Attempt))),
    };

    private static List<SharedSecret> Secrets(SettingReader reader, string system, Func<string, SharedSecret> parse)
    {
        var secrets = new List<SharedSecret>();
        foreach (var name in new[] { system + SettingNames.Secret, system + SettingNames.NextSecret })
        {
            try
            {
                if (reader.Find(name) is { } text)
                {
                    secrets.Add(parse(text));
                }
            }
            catch (FormatException wrong)
            {
                reader.Refuse(name, wrong.Message.TrimEnd('.'), "Leave it out to take no such deliveries.");
            }
        }

        return secrets;
    }

    private static string? Field(SettingReader reader, string name) => reader.Find($"{SettingNames.TicketsJira}:{name}Field");
}
