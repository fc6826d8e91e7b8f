using System.CommandLine;
using HybridTrust.Local.Display;

namespace HybridTrust.Local.Commands;

/// <summary><c>hybridtrust watch</c>: which server and which principal holds which certificate, and what is left of it.</summary>
internal static class WatchCommand
{
    public static Command Create(Terminal terminal)
    {
        var organization = new Option<string?>("--organization") { Description = "Only this organization; left out, all are listed.", HelpName = "NAME" };
        var json = Arguments.Json();
        var host = new HostOptions();
        var command = new Command("watch", "Show what the watch saw: servers and principals by certificate, and what people were told of.\n\nExample:\n  hybridtrust watch --token-file data/secrets/requester.token")
        {
            organization, json,
        };
        host.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = host.Connect(parsed);
            var only = parsed.GetValue(organization);
            var table = await client.WatchAsync(only, continuation: null, cancellation);
            if (only is not null && table.Organizations.Count == 0)
            {
                throw CommandException.Usage($"This host has no organization '{only}'. Left out, --organization shows all that it has.");
            }

            var rows = table.Organizations.ToList();
            for (var next = table.Continuation; next is not null && only is null;)
            {
                var page = await client.WatchAsync(only, next, cancellation);
                rows.AddRange(page.Organizations);
                next = page.Continuation;
            }

            table = table with { Organizations = rows, Continuation = null };
            if (parsed.GetValue(json))
            {
                terminal.Json(table);
            }
            else
            {
                WatchText.Write(terminal.Output, table);
            }

            return table.Pulse.SilentSince is null ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }
}
