using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

public sealed class ManagementRoleTests : IAsyncLifetime
{
    private const string Role = "TeamsSchedulerRole";

    private TestEstate _estate = null!;

    public async Task InitializeAsync() => _estate = await TestEstate.StartAsync();

    public Task DisposeAsync() => _estate.DisposeAsync().AsTask();

    [Fact]
    public async Task A_new_role_may_do_what_its_parent_may_and_keeps_its_type()
    {
        var made = (await _estate.RunAsync(NewRole())).Objects.Single();
        var shown = (await _estate.RunAsync(Of("Get-ManagementRole", P("Identity", made.Text("Guid")!)))).Objects.Single();

        Assert.Equal(Role, shown.Text("Name"));
        Assert.Equal("UserApplication", shown.Text("RoleType"));
        Assert.Equal(await EntriesAsync("UserApplication"), await EntriesAsync(Role));
        Assert.Contains("GetDelegate", await EntriesAsync(Role));
    }

    [Fact]
    public async Task The_same_name_is_taken_among_built_in_roles_too()
    {
        await _estate.RunAsync(NewRole());

        Assert.Equal(CmdletErrorKind.AlreadyExists, (await _estate.FailAsync(NewRole())).Kind);
        Assert.Equal(CmdletErrorKind.AlreadyExists, (await _estate.FailAsync(NewRole("ArchiveApplication"))).Kind);
    }

    [Fact]
    public async Task A_role_cannot_be_made_from_one_that_does_not_exist()
    {
        Assert.Equal(CmdletErrorKind.NotFound, (await _estate.FailAsync(NewRole(parent: "NoSuchRole"))).Kind);
    }

    [Fact]
    public async Task An_entry_is_taken_away_from_this_role_alone()
    {
        await _estate.RunAsync(NewRole());
        await _estate.RunAsync(Remove("ManagementRoleEntry", $@"{Role}\SendItem"));

        Assert.DoesNotContain("SendItem", await EntriesAsync(Role));
        Assert.Contains("SendItem", await EntriesAsync("UserApplication"));
        Assert.Equal(CmdletErrorKind.NotFound, (await _estate.FailAsync(Remove("ManagementRoleEntry", $@"{Role}\SendItem"))).Kind);
    }

    [Fact]
    public async Task Entries_are_found_by_wildcard_and_one_that_is_not_there_is_not_found()
    {
        await _estate.RunAsync(NewRole());

        Assert.Equal(["GetDelegate"], (await _estate.RunAsync(Entry($@"{Role}\getdel*"))).Objects.Select(o => o.Text("Name")!));
        Assert.Empty((await _estate.RunAsync(Entry($@"{Role}\Nothing*"))).Objects);
        Assert.Equal(CmdletErrorKind.NotFound, (await _estate.FailAsync(Entry($@"{Role}\Nothing"))).Kind);
        Assert.Equal(CmdletErrorKind.NotFound, (await _estate.FailAsync(Entry(@"NoSuchRole\*"))).Kind);
        Assert.Equal("ArgumentException", (await _estate.FailAsync(Entry(Role))).Reason);
    }

    [Fact]
    public async Task A_shell_that_cannot_ask_takes_nothing_away()
    {
        await _estate.RunAsync(NewRole());

        Assert.Equal("PSInvalidOperationException", (await _estate.FailAsync(Remove("ManagementRoleEntry", $@"{Role}\SendItem", confirm: null))).Reason);
        Assert.Equal("PSInvalidOperationException", (await _estate.FailAsync(Remove("ManagementRole", Role, confirm: null))).Reason);
        Assert.Contains("SendItem", await EntriesAsync(Role));
    }

    [Fact]
    public async Task Built_in_roles_are_neither_changed_nor_removed()
    {
        Assert.Equal("InvalidOperationException", (await _estate.FailAsync(Remove("ManagementRoleEntry", @"UserApplication\SendItem"))).Reason);
        Assert.Equal("InvalidOperationException", (await _estate.FailAsync(Remove("ManagementRole", "UserApplication"))).Reason);
        Assert.Contains("SendItem", await EntriesAsync("UserApplication"));
    }

    [Fact]
    public async Task A_role_that_is_assigned_or_has_roles_made_from_it_stays()
    {
        await _estate.RunAsync(NewRole());
        await _estate.RunAsync(NewMailUser());
        await _estate.RunAsync(NewRoleAssignment(Role));
        Assert.Contains($"{Role}-{Account}", (await _estate.FailAsync(Remove("ManagementRole", Role))).Text, StringComparison.Ordinal);
        await _estate.RunAsync(Remove("ManagementRoleAssignment", $"{Role}-{Account}"));

        await _estate.RunAsync(NewRole("Child", Role));
        Assert.Contains("Child", (await _estate.FailAsync(Remove("ManagementRole", Role))).Text, StringComparison.Ordinal);
        Assert.Contains("Child", (await _estate.FailAsync(Remove("ManagementRoleEntry", $@"{Role}\SendItem"))).Text, StringComparison.Ordinal);
        await _estate.RunAsync(Remove("ManagementRole", "Child"));

        await _estate.RunAsync(Remove("ManagementRole", Role));
        Assert.Equal(CmdletErrorKind.NotFound, (await _estate.FailAsync(Of("Get-ManagementRole", P("Identity", Role)))).Kind);
    }

    [Fact]
    public async Task Roles_outlive_the_process()
    {
        await _estate.RunAsync(NewRole());
        await _estate.RunAsync(Remove("ManagementRoleEntry", $@"{Role}\SendItem"));
        var entries = await EntriesAsync(Role);
        await _estate.StopAsync();

        _estate = await TestEstate.OpenAsync(_estate.Directory);

        Assert.Equal(entries, await EntriesAsync(Role));
    }

    private static OperationCall NewRole(string name = Role, string parent = "UserApplication") =>
        Of("New-ManagementRole", P("Name", name), P("Parent", parent));

    private static OperationCall Entry(string identity) => Of("Get-ManagementRoleEntry", P("Identity", identity));

    private async Task<List<string>> EntriesAsync(string role) =>
        [.. (await _estate.RunAsync(Entry($@"{role}\*"))).Objects.Select(o => o.Text("Name")!)];
}
