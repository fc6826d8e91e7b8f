using System.Text.Json;
using HybridTrust.Api.Senders;
using HybridTrust.Json;

namespace HybridTrust.Local.Commands;

/// <summary>The file that <c>--ticket-secrets</c> names, as written: one secret a system, or two while one takes the other's place.</summary>
/// <param name="Standard">Those of Standard Webhooks, <c>whsec_…</c>.</param>
/// <param name="Jira">Those of Jira's webhook.</param>
/// <param name="ServiceNow">Those of ServiceNow's REST message.</param>
/// <param name="JiraFields">The ids of Jira's custom fields.</param>
internal sealed record TicketSecretsFile(
    IReadOnlyList<string>? Standard = null,
    IReadOnlyList<string>? Jira = null,
    IReadOnlyList<string>? ServiceNow = null,
    JiraFields? JiraFields = null)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="CommandException">It cannot be used. What is wrong is said; no secret is.</exception>
    public static TicketSenders Read(string path)
    {
        try
        {
            var file = TrustJson.Deserialize<TicketSecretsFile>(File.ReadAllText(path));
            return new TicketSenders
            {
                Standard = Secrets(path, "standard", file.Standard, SharedSecret.OfStandard),
                Jira = Secrets(path, "jira", file.Jira, SharedSecret.OfText),
                ServiceNow = Secrets(path, "serviceNow", file.ServiceNow, SharedSecret.OfText),
                JiraFields = file.JiraFields ?? new JiraFields(),
            };
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            // A parser's message may hold a piece of what it read.
            throw CommandException.Usage(
                $"The file of ticket secrets {path} cannot be read ({unreadable.GetType().Name}). Name a JSON file with lists of secrets under 'standard', 'jira' and 'serviceNow' (docs/tickets.md).");
        }
    }

    /// <inheritdoc />
    public override string ToString() => "ticket secrets";

    private static List<SharedSecret> Secrets(string path, string name, IReadOnlyList<string>? texts, Func<string, SharedSecret> parse)
    {
        if (texts is { Count: > TicketSenders.MostSecrets })
        {
            throw CommandException.Usage($"{path} has {texts.Count} secrets under '{name}'. Leave the one in use and the one that takes its place.");
        }

        try
        {
            return [.. (texts ?? []).Select(parse)];
        }
        catch (FormatException wrong)
        {
            throw CommandException.Usage($"A secret under '{name}' in {path} {wrong.Message}");
        }
    }
}
