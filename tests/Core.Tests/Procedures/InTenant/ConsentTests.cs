using System.Text.Json.Nodes;
using HybridTrust.Organizations;
using HybridTrust.Procedures.DedicatedHybridApp;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.InTenant;

/// <summary>Consent by a person or by the run.</summary>
public sealed class ConsentTests(ContosoWorld contoso) : IClassFixture<ContosoWorld>
{
    [Fact]
    public async Task A_persons_consent_holds_nothing_up_that_comes_before_it_and_then_stops_with_instructions()
    {
        await using var bench = await EntraBench.StartAsync(null, ByPerson, contoso.Data);

        var seen = await bench.LookAsync();
        var applied = await bench.ApplyAsync(seen);

        Assert.DoesNotContain(seen.Steps, s => s.Before!.Finding is Finding.Blocked);
        var refused = Assert.Single(applied.Steps, s => s.Action is StepAction.Refused);
        Assert.Equal(HybridApplicationConsentStep.StepId, refused.Step);
        Assert.Contains("Grant admin consent", refused.Explanation, StringComparison.Ordinal);
        Assert.Contains("full_access_as_app", refused.Explanation, StringComparison.Ordinal);
        Assert.Single((await bench.ApplicationAsync()).Keys);
    }

    [Fact]
    public async Task A_later_run_for_which_only_the_consent_is_missing_asks_for_no_approval_and_says_the_same()
    {
        await using var bench = await EntraBench.StartAsync(null, ByPerson, contoso.Data);
        await bench.ApplyAllAsync();
        bench.Forget();

        var seen = await bench.LookAsync();

        var blocked = Assert.Single(seen.Steps, s => s.Before!.Finding is not Finding.InPlace);
        Assert.Equal(HybridApplicationConsentStep.StepId, blocked.Step);
        Assert.Contains("Grant admin consent", Assert.IsType<Finding.Blocked>(blocked.Before!.Finding).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_a_person_consented_the_run_goes_on()
    {
        await using var bench = await EntraBench.StartAsync(null, ByPerson, contoso.Data);
        await bench.ApplyAllAsync();
        var application = await bench.ApplicationAsync();
        var principal = await bench.PrincipalAsync(application.ApplicationId);
        foreach (var permission in application.RequiredPermissions)
        {
            var resource = await bench.PrincipalAsync(permission.Resource);
            await bench.Directory.AssignAppRoleAsync(principal.ObjectId, resource.ObjectId, permission.Id, default);
        }

        bench.Forget();

        Assert.IsType<Finding.InPlace>(await bench.FindAsync(HybridApplicationConsentStep.StepId));
    }

    [Fact]
    public async Task Consents_are_read_to_the_last_page()
    {
        await using var bench = await EntraBench.StartAsync(estate => estate["tenant"]!["pageSize"] = 2);
        Assert.Null((await bench.ApplyAllAsync()).Stopped());
        bench.Forget();

        Assert.IsType<Finding.InPlace>(await bench.FindAsync(HybridApplicationConsentStep.StepId));
    }

    [Fact]
    public async Task A_resource_that_refuses_the_consent_stops_the_run_with_the_permission_that_is_needed()
    {
        await using var bench = await EntraBench.StartAsync(estate => estate["faults"] = new JsonArray(new JsonObject
        {
            ["name"] = "principal-refuses",
            ["appId"] = WellKnownApplications.MicrosoftGraph.ToString(),
        }));

        var refused = (await bench.ApplyAllAsync()).Stopped()!;

        Assert.Equal(HybridApplicationConsentStep.StepId, refused.Step);
        Assert.Contains("AppRoleAssignment.ReadWrite.All", refused.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cloud_that_does_not_offer_a_permission_blocks_with_its_name()
    {
        await using var bench = await EntraBench.StartAsync(estate =>
            estate["tenant"]!["principals"]!.AsArray().Single(p => p!["appId"]!.GetValue<string>().StartsWith("00000003", StringComparison.Ordinal))!["appRoles"] = new JsonArray("User.Read.All"));

        Assert.Contains("Calendars.Read", Assert.IsType<Finding.Blocked>(await bench.FindAsync(HybridApplicationPermissionsStep.StepId)).Sentence, StringComparison.Ordinal);
    }

    private static OrganizationProfile ByPerson(OrganizationProfile profile) =>
        profile with { HybridApplication = profile.HybridApplication with { Consent = ConsentBy.Person } };
}
