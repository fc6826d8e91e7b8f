using HybridTrust.Cmdlets;
using HybridTrust.Evidence;
using HybridTrust.Runs;
using Xunit;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>What is tried before the next certificate is given a date, which nobody can take back.</summary>
public sealed class RotationTrialTests
{
    [Fact]
    public async Task The_next_certificate_is_tried_as_the_dedicated_application_from_every_server_before_it_has_a_date_and_never_as_a_principal_of_Microsofts()
    {
        await using var bench = await RotationBench.StartAsync();

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        var state = await bench.Estate.StateAsync();
        var next = state["datacentre"]!["authConfig"]!["currentCertificateThumbprint"]!.GetValue<string>();
        var own = state["tenant"]!["applications"]!.AsArray().Single(a => a!["displayName"]!.GetValue<string>().StartsWith("ExchangeServerApp-", StringComparison.Ordinal))!["appId"]!.GetValue<string>();
        var asked = bench.Estate.Shells.Asked;
        var before = asked.TakeWhile(a => a.Call.Operation is not "Set-AuthConfig").Where(a => a.Call.Operation is LocalOperations.TryClientAssertion).ToList();
        Assert.Equal(["ctso-mbx01.contoso.com", "ctso-mbx02.contoso.com", "ctso-mbx03.contoso.com"], before.Select(a => a.Server).Order(StringComparer.Ordinal));
        Assert.All(before, a => Assert.Equal(next, Given(a.Call, "Thumbprint"), ignoreCase: true));
        Assert.All(asked.Where(a => a.Call.Operation is LocalOperations.TryClientAssertion), a => Assert.Equal(own, Given(a.Call, "Application")));

        var noted = (await bench.Run.EvidenceAsync(RunId.Of(bench.Request()))).Where(r => r.Entry.Kind is EvidenceKind.Noted).Select(r => r.Entry.Summary).ToList();
        Assert.Contains(noted, n => n.Contains("The tenant took", StringComparison.Ordinal) && n.Contains("TeamsScheduler", StringComparison.Ordinal) && n.EndsWith("registered, not exercised.", StringComparison.Ordinal));
        Assert.Contains(noted, n => n.Contains("Published by the servicelet of", StringComparison.Ordinal) && n.Contains("event 2014", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_trust_that_does_not_work_is_not_given_a_next_certificate()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam", setUp: false);
        var started = bench.Clock.GetUtcNow();

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.DoesNotContain("Set-AuthConfig", bench.Estate.Shells.Calls);
        Assert.Contains("not proven as it is", result.Sentence, StringComparison.Ordinal);
        Assert.True(bench.Clock.GetUtcNow() - started < TimeSpan.FromDays(2));
    }

    [Fact]
    public async Task Near_the_end_of_its_certificate_even_such_a_trust_is_given_one_when_a_person_approves_it()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam", change: estate => RotationMishapTests.EndsIn(estate, days: 40), setUp: false);

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.RotatedWithGap, result.Sentence);
        Assert.Equal(2, bench.Asked.Count);
    }

    private static string? Given(OperationCall call, string name) => call.Parameters[name] is CmdletValue.Text { Value: var text } ? text : null;
}
