using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

public sealed class ExchangeChangeTests : IAsyncLifetime
{
    private TestEstate _estate = null!;

    public async Task InitializeAsync() => _estate = await TestEstate.StartAsync();

    public Task DisposeAsync() => _estate.DisposeAsync().AsTask();

    [Fact]
    public async Task A_new_mail_user_is_found_by_every_spelling_of_its_identity()
    {
        var made = (await _estate.RunAsync(NewMailUser())).Objects.Single();

        foreach (var spelling in new[]
        {
            Account, made.Text("Guid")!, made.Text("DistinguishedName")!, made.Text("Identity")!, "sfbonline-applicationaccount@fabrikam.com",
        })
        {
            Assert.Equal(made.Guid("Guid"), (await _estate.RunAsync(GetMailUser(spelling))).Objects.Single().Guid("Guid"));
        }

        Assert.Equal("CN=SfBOnline-ApplicationAccount,CN=Users,DC=fabrikam,DC=com", made.Text("DistinguishedName"));
        Assert.Equal("fabrikam.com/Users/SfBOnline-ApplicationAccount", made.Text("Identity"));
        Assert.Equal("SMTP:SfBOnline-ApplicationAccount@fabrikam.com", made.Text("ExternalEmailAddress"));
    }

    [Fact]
    public async Task The_same_mail_user_cannot_be_made_twice()
    {
        await _estate.RunAsync(NewMailUser());

        var error = await _estate.FailAsync(NewMailUser());

        Assert.Equal("ADObjectAlreadyExistsException", error.Reason);
        Assert.Equal(CmdletErrorKind.AlreadyExists, error.Kind);
    }

    [Fact]
    public async Task An_address_that_is_taken_cannot_be_given_to_another_mail_user()
    {
        await _estate.RunAsync(NewMailUser());

        var error = await _estate.FailAsync(NewMailUser(name: "Another"));

        Assert.Equal("ProxyAddressExistsException", error.Reason);
    }

    [Fact]
    public async Task Text_that_is_no_address_is_refused()
    {
        Assert.Equal("DataValidationException", (await _estate.FailAsync(NewMailUser(address: "no-address"))).Reason);
    }

    [Fact]
    public async Task A_mail_user_can_be_hidden_and_hiding_it_again_only_warns()
    {
        await _estate.RunAsync(NewMailUser());
        var hide = Of("Set-MailUser", P("Identity", Account), P("HiddenFromAddressListsEnabled", true));

        Assert.Empty((await _estate.RunAsync(hide)).Warnings);
        Assert.True((await _estate.RunAsync(GetMailUser())).Objects.Single().Truth("HiddenFromAddressListsEnabled"));
        Assert.Single((await _estate.RunAsync(hide)).Warnings);
    }

    [Fact]
    public async Task A_mailbox_is_no_mail_user()
    {
        Assert.Equal(CmdletErrorKind.NotFound, (await _estate.FailAsync(GetMailUser(TestEstate.Mailbox))).Kind);
    }

    [Fact]
    public async Task A_role_assignment_names_itself_and_is_found_by_role_and_assignee()
    {
        await _estate.RunAsync(NewMailUser());
        var made = (await _estate.RunAsync(NewRoleAssignment("UserApplication"))).Objects.Single();
        await _estate.RunAsync(NewRoleAssignment("ArchiveApplication"));

        var found = (await _estate.RunAsync(Of(
            "Get-ManagementRoleAssignment", P("Role", "UserApplication"), P("RoleAssignee", Account)))).Objects.Single();

        Assert.Equal("UserApplication-SfBOnline-ApplicationAccount", made.Text("Name"));
        Assert.Equal(made.Guid("Guid"), found.Guid("Guid"));
        Assert.Equal("Direct", found.Text("AssignmentMethod"));
        Assert.Equal("User", found.Text("RoleAssigneeType"));
        Assert.Equal("fabrikam.com/Users/SfBOnline-ApplicationAccount", found.Text("RoleAssignee"));
        Assert.True(found.Truth("Enabled"));
    }

    [Fact]
    public async Task The_same_role_cannot_be_assigned_twice()
    {
        await _estate.RunAsync(NewMailUser());
        await _estate.RunAsync(NewRoleAssignment("UserApplication"));

        Assert.Equal(CmdletErrorKind.AlreadyExists, (await _estate.FailAsync(NewRoleAssignment("UserApplication"))).Kind);
        Assert.Single((await _estate.RunAsync(Of("Get-ManagementRoleAssignment", P("RoleAssignee", Account)))).Objects);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_cannot_be_assigned()
    {
        await _estate.RunAsync(NewMailUser());

        Assert.Equal(CmdletErrorKind.NotFound, (await _estate.FailAsync(NewRoleAssignment("NoSuchRole"))).Kind);
    }

    [Fact]
    public async Task A_partner_application_links_an_account_and_shows_its_canonical_name()
    {
        await _estate.RunAsync(NewMailUser());
        await _estate.RunAsync(NewPartnerApplication());

        var partner = (await _estate.RunAsync(Of("Get-PartnerApplication", P("Identity", "SfBOnline")))).Objects.Single();

        Assert.Equal(TestEstate.Skype, partner.Guid("ApplicationIdentifier"));
        Assert.Equal("fabrikam.com/Users/SfBOnline-ApplicationAccount", partner.Text("LinkedAccount"));
        Assert.Equal("", partner.Text("Realm"));
        Assert.True(partner.Truth("Enabled"));
    }

    [Fact]
    public async Task One_application_cannot_be_a_partner_twice_under_any_name()
    {
        await _estate.RunAsync(NewMailUser());
        await _estate.RunAsync(NewPartnerApplication());

        Assert.Equal(CmdletErrorKind.AlreadyExists, (await _estate.FailAsync(NewPartnerApplication())).Kind);
        Assert.Equal(CmdletErrorKind.AlreadyExists, (await _estate.FailAsync(NewPartnerApplication("SfBLegacy"))).Kind);
    }

    [Fact]
    public async Task A_partner_application_cannot_link_an_account_that_does_not_exist()
    {
        Assert.Equal(CmdletErrorKind.NotFound, (await _estate.FailAsync(NewPartnerApplication())).Kind);
    }

    [Fact]
    public async Task A_partner_application_can_be_disabled_and_its_account_taken_away()
    {
        await _estate.RunAsync(NewMailUser());
        await _estate.RunAsync(NewPartnerApplication());
        await _estate.RunAsync(Of(
            "Set-PartnerApplication", P("Identity", "SfBOnline"), P("Enabled", false), P("LinkedAccount", new CmdletValue.Null())));

        var partner = (await _estate.RunAsync(Of("Get-PartnerApplication", P("Identity", "SfBOnline")))).Objects.Single();

        Assert.False(partner.Truth("Enabled"));
        Assert.IsType<CmdletValue.Null>(partner.Properties["LinkedAccount"]);
    }

    [Fact]
    public async Task Nothing_is_removed_by_a_shell_that_cannot_ask()
    {
        await _estate.RunAsync(NewMailUser());

        var error = await _estate.FailAsync(Remove("MailUser", Account, confirm: null));

        Assert.Equal("PSInvalidOperationException", error.Reason);
        Assert.Single((await _estate.RunAsync(GetMailUser())).Objects);
    }

    [Fact]
    public async Task What_was_made_can_be_removed_again()
    {
        await _estate.RunAsync(NewMailUser());
        await _estate.RunAsync(NewRoleAssignment("UserApplication"));
        await _estate.RunAsync(NewPartnerApplication());

        await _estate.RunAsync(Remove("PartnerApplication", "SfBOnline"));
        await _estate.RunAsync(Remove("ManagementRoleAssignment", "UserApplication-SfBOnline-ApplicationAccount"));
        await _estate.RunAsync(Remove("MailUser", Account));

        Assert.Equal(CmdletErrorKind.NotFound, (await _estate.FailAsync(GetMailUser())).Kind);
        Assert.Equal(CmdletErrorKind.NotFound, (await _estate.FailAsync(Remove("PartnerApplication", "SfBOnline"))).Kind);
    }

    [Fact]
    public async Task Removing_an_account_empties_the_links_to_it()
    {
        await _estate.RunAsync(NewMailUser());
        await _estate.RunAsync(NewRoleAssignment("UserApplication"));
        await _estate.RunAsync(NewPartnerApplication());
        await _estate.RunAsync(Remove("MailUser", Account));

        var partner = (await _estate.RunAsync(Of("Get-PartnerApplication", P("Identity", "SfBOnline")))).Objects.Single();
        await _estate.RunAsync(NewMailUser());
        var again = (await _estate.RunAsync(NewRoleAssignment("UserApplication"))).Objects.Single();

        Assert.IsType<CmdletValue.Null>(partner.Properties["LinkedAccount"]);
        Assert.Equal("UserApplication-SfBOnline-ApplicationAccount-1", again.Text("Name"));
    }
}
