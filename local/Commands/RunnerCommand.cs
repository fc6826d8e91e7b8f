using System.CommandLine;
using HybridTrust.Api.Runners.Enrolling;
using HybridTrust.Local.Display;

namespace HybridTrust.Local.Commands;

/// <summary><c>hybridtrust runner invite|list|revoke</c>: who may take a host's jobs.</summary>
internal static class RunnerCommand
{
    public static Command Create(Terminal terminal) => new("runner", "Say which runners may take this host's jobs. Needs an approver's token.")
    {
        Invite(terminal),
        List(terminal),
        Revoke(terminal),
    };

    private static Command Invite(Terminal terminal)
    {
        var name = Name();
        var minutes = new Option<int?>("--minutes") { Description = "How long the code works, 1 to 60; 15 when left out.", HelpName = "N" };
        return On(terminal, "invite", "Make a code with which a runner enrols, once and soon.\n\nExample:\n  hybridtrust runner invite fabrikam-exchange --token-file data/secrets/approver.token",
            [name], [minutes],
            (client, parsed, cancellation) => client.InviteAsync(new InvitationPayload(parsed.GetRequiredValue(name), parsed.GetValue(minutes)), cancellation),
            (output, answer, client) => RunnerText.WriteInvitation(output, answer, client.Server));
    }

    private static Command List(Terminal terminal) => On(
        terminal, "list", "List the runners: who, since when, and whether they were revoked.", [], [],
        (client, _, cancellation) => client.RunnersAsync(cancellation),
        (output, runners, _) => RunnerText.WriteList(output, runners));

    private static Command Revoke(Terminal terminal)
    {
        var name = Name();
        var reason = new Option<string?>("--reason") { Description = "Why; kept with the revocation.", HelpName = "TEXT" };
        return On(terminal, "revoke", "Revoke a runner: it gets no job, and none of its results is taken.", [name], [reason],
            (client, parsed, cancellation) => client.RevokeAsync(parsed.GetRequiredValue(name), new RevocationPayload(parsed.GetValue(reason)), cancellation),
            (output, runner, _) => RunnerText.Write(output, runner));
    }

    private static Argument<string> Name() => new("NAME") { Description = "The runner's name, as profiles have it." };

    private static Command On<T>(
        Terminal terminal,
        string name,
        string description,
        IReadOnlyList<Argument> arguments,
        IReadOnlyList<Option> options,
        Func<Client.HostClient, ParseResult, CancellationToken, Task<T>> ask,
        Action<TextWriter, T, Client.HostClient> show)
    {
        var json = Arguments.Json();
        var host = new HostOptions();
        var command = new Command(name, description);
        foreach (var argument in arguments)
        {
            command.Add(argument);
        }

        foreach (var option in options.Append(json))
        {
            command.Add(option);
        }

        host.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = host.Connect(parsed);
            var answer = await ask(client, parsed, cancellation);
            if (parsed.GetValue(json))
            {
                terminal.Json(answer);
            }
            else
            {
                show(terminal.Output, answer, client);
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
