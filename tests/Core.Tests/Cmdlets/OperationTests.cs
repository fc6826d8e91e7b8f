namespace HybridTrust.Cmdlets;

public sealed class OperationTests
{
    [Fact]
    public void Whatever_may_change_something_is_never_taken_for_a_read()
    {
        string[] changing = ["New-", "Set-", "Remove-", "Add-", "Enable-", "Disable-", "Update-", "Invoke-", "Import-", "Export-", "Test-", "Recycle", "Configure", "Create", "Copy", "RemoveCertificate", "Try"];

        Assert.All(OperationCatalogue.Default.Operations, operation =>
            Assert.Equal(!changing.Any(verb => operation.Name.StartsWith(verb, StringComparison.Ordinal)), operation.OnlyReads));
    }

    [Fact]
    public void A_session_that_died_is_a_kind_of_its_own() =>
        Assert.Equal(CmdletErrorKind.SessionDied, new CmdletError("OperationStopped", CmdletError.SessionDied, "", CmdletError.SessionDied, "").Kind);
}
