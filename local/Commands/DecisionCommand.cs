using System.CommandLine;
using HybridTrust.Api.Approvals;
using HybridTrust.Local.Display;

namespace HybridTrust.Local.Commands;

/// <summary><c>hybridtrust approve|reject RUN --plan HASH</c>: a person's decision on the plan that a run waits with.</summary>
internal static class DecisionCommand
{
    public static Command Approve(Terminal terminal) => Create(
        terminal,
        "approve",
        "Approve the plan that a run waits with. Who asked for the run cannot approve it.\n\nExamples:\n  hybridtrust approve run-1f0c9a… --plan 8d3e… --token-file data/secrets/approver.token" +
        "\n  hybridtrust approve run-1f0c9a… --plan 8d3e… --break-glass --reason \"OWA is down, nobody else answers\"",
        ApprovalDecision.Approve);

    public static Command Reject(Terminal terminal) => Create(
        terminal,
        "reject",
        "Reject the plan that a run waits with; nothing is changed.\n\nExample:\n  hybridtrust reject run-1f0c9a… --plan 8d3e… --reason \"after the migration\"",
        ApprovalDecision.Reject);

    private static Command Create(Terminal terminal, string name, string description, ApprovalDecision decision)
    {
        var run = Arguments.Run();
        var plan = new Option<string>("--plan") { Description = "The hash of the plan decided on, and no other.", HelpName = "HASH", Required = true };
        var reason = new Option<string?>("--reason") { Description = "Why; kept with the decision.", HelpName = "TEXT" };
        var breakGlass = new Option<bool>("--break-glass")
        {
            Description = "Go ahead alone in an emergency, where the profile has approval.breakGlass; takes --reason. Another person approves afterwards.",
        };
        var watch = Arguments.Watch();
        var json = Arguments.Json();
        var host = new HostOptions();
        var command = new Command(name, description) { run, plan, reason, watch, json };
        if (decision is ApprovalDecision.Approve)
        {
            command.Add(breakGlass);
            command.Validators.Add(result =>
            {
                if (result.GetValue(breakGlass) && string.IsNullOrWhiteSpace(result.GetValue(reason)))
                {
                    result.AddError("--break-glass takes --reason: why nobody else can approve in time. It goes into the ticket and the report.");
                }
            });
        }

        host.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = host.Connect(parsed);
            var decided = decision is ApprovalDecision.Approve && parsed.GetValue(breakGlass) ? ApprovalDecision.BreakGlass : decision;
            var payload = new ApprovalPayload(parsed.GetRequiredValue(plan), decided, parsed.GetValue(reason));
            var answer = await client.DecideAsync(parsed.GetRequiredValue(run), payload, cancellation);
            if (parsed.GetValue(watch))
            {
                return await RunFollower.FollowAsync(client, terminal, answer.Run, parsed.GetValue(json), cancellation, answer.Plan);
            }

            if (parsed.GetValue(json))
            {
                terminal.Json(answer);
            }
            else
            {
                await terminal.Output.WriteLineAsync(
                    $"{answer.By} {Verb(answer.Decision)} plan {answer.Plan} of {answer.Run} at {answer.At:u}.");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static string Verb(ApprovalDecision decision) => decision switch
    {
        ApprovalDecision.Approve => "approved",
        ApprovalDecision.BreakGlass => "went ahead alone, without approval, with",
        _ => "rejected",
    };
}
