using HybridTrust.Organizations;

namespace HybridTrust.Runs;

public sealed class RunProceduresTests
{
    [Theory]
    [InlineData("", "exchange-online-oauth,teams-partners", "preflight,exchange-online-oauth,teams-partners")]
    [InlineData("", "teams-partners,preflight", "preflight,teams-partners")]
    [InlineData("teams-partners", "exchange-online-oauth,teams-partners", "preflight,teams-partners")]
    [InlineData("preflight,teams-partners", "exchange-online-oauth,teams-partners", "preflight,teams-partners")]
    [InlineData("preflight", "exchange-online-oauth", "preflight")]
    public void Preflight_comes_first_and_once_whatever_is_asked_for(string asked, string profile, string expected)
    {
        var organization = Testing.Profiles.Fabrikam with { Procedures = profile.Split(',') };

        Assert.Equal(expected.Split(','), RunProcedures.Of(asked.Length == 0 ? [] : asked.Split(','), organization));
        Assert.Equal(ProcedureIds.Preflight, RunProcedures.Of([], organization)[0]);
    }

    [Theory]
    [InlineData(RunAction.Rotate, "", "preflight,rotate")]
    [InlineData(RunAction.Rotate, "emergency-import", "emergency-import")]
    [InlineData(RunAction.Plan, "rotate", "preflight,rotate")]
    [InlineData(RunAction.Apply, "", "preflight,teams-partners")]
    [InlineData(RunAction.Verify, "", "preflight,teams-partners")]
    public void A_rotation_is_an_action_of_its_own_and_never_part_of_another(RunAction action, string asked, string expected)
    {
        var organization = Testing.Profiles.Fabrikam with { Procedures = ["teams-partners", "rotate"] };
        var request = new RunRequest(1, "fabrikam", action, asked.Length == 0 ? [] : [asked], new TicketReference("generic", "CHG1"), "rita", 1);

        Assert.Equal(expected.Split(','), RunProcedures.Of(request, organization));
    }
}
