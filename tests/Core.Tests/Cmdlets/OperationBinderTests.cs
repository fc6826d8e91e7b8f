namespace HybridTrust.Cmdlets;

public class OperationBinderTests
{
    private const string Application = "00000004-0000-0ff1-ce00-000000000000";

    private static CmdletError? Check(string operation, params KeyValuePair<string, CmdletValue?>[] parameters) =>
        OperationCatalogue.Default.Check(ShellKind.ExchangeServer, OperationCall.Of(operation, parameters));

    private static KeyValuePair<string, CmdletValue?> With(string name, CmdletValue? value) => new(name, value);

    [Fact]
    public void A_call_that_fits_binds() =>
        Assert.Null(Check("New-PartnerApplication", With("Name", "SfBOnline"), With("ApplicationIdentifier", Application), With("Enabled", true)));

    [Fact]
    public void Names_are_matched_without_regard_to_case() =>
        Assert.Null(Check("new-partnerapplication", With("NAME", "SfBOnline"), With("applicationidentifier", Application)));

    [Fact]
    public void An_unknown_cmdlet_is_not_recognized()
    {
        var error = Check("New-AvailabilityAddressSpace")!;

        Assert.Equal("CommandNotFoundException", error.Reason);
        Assert.Equal(CmdletErrorKind.NotSupported, error.Kind);
        Assert.Contains("'New-AvailabilityAddressSpace'", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cmdlet_of_another_shell_is_not_recognized() =>
        Assert.NotNull(OperationCatalogue.Default.Check(ShellKind.SkypeServer, OperationCall.Of("Get-AuthConfig")));

    [Fact]
    public void An_unknown_parameter_is_not_found()
    {
        // Printed in Microsoft's own instructions, and no parameter (domain 2(b'), t2).
        var error = Check(
            "New-MailUser", With("Name", "x"), With("ExternalEmailAddress", "x@fabrikam.com"), With("ApplicationAccount", new CmdletValue.Switch()))!;

        Assert.Equal("NamedParameterNotFound,New-MailUser", error.Id);
        Assert.Equal("ParameterBindingException", error.Reason);
    }

    [Fact]
    public void Parameters_of_two_sets_do_not_go_together() => Assert.Equal(
        "AmbiguousParameterSet,New-PartnerApplication",
        Check(
            "New-PartnerApplication",
            With("Name", "x"),
            With("ApplicationIdentifier", Application),
            With("AuthMetadataUrl", "https://pool01.fabrikam.com/metadata/json/1"))!.Id);

    [Fact]
    public void Null_for_a_mandatory_parameter_does_not_bind() => Assert.Equal(
        "ParameterArgumentValidationErrorNullNotAllowed,Remove-MailUser", Check("Remove-MailUser", With("Identity", new CmdletValue.Null()))!.Id);

    [Fact]
    public void A_parameter_given_twice_in_different_case_does_not_bind() => Assert.Equal(
        "ParameterAlreadyBound,Get-AuthConfig",
        OperationCatalogue.Default.Check(ShellKind.ExchangeServer, new OperationCall(
            "Get-AuthConfig",
            new Dictionary<string, CmdletValue>(StringComparer.Ordinal) { ["DomainController"] = "a", ["domaincontroller"] = "b" }))!.Id);

    [Fact]
    public void A_missing_mandatory_parameter_is_named()
    {
        var error = Check("New-PartnerApplication", With("ApplicationIdentifier", Application))!;

        Assert.Equal("MissingMandatoryParameter,New-PartnerApplication", error.Id);
        Assert.EndsWith(": Name.", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_that_is_left_out_is_missing() =>
        Assert.Equal("MissingMandatoryParameter,Set-PartnerApplication", Check("Set-PartnerApplication", With("Identity", value: null))!.Id);

    [Fact]
    public void A_value_of_the_wrong_type_is_not_converted()
    {
        Assert.Equal(
            "CannotConvertArgumentNoMessage,Set-PartnerApplication",
            Check("Set-PartnerApplication", With("Identity", "x"), With("Enabled", "yes"))!.Id);
        Assert.Equal("CannotConvertArgumentNoMessage,Set-PartnerApplication", Check("Set-PartnerApplication", With("Identity", 5L))!.Id);
    }

    [Fact]
    public void Every_entry_of_the_catalogue_is_found_by_its_name() => Assert.All(
        OperationCatalogue.Default.Operations, operation => Assert.Same(operation, OperationCatalogue.Default.Find(operation.Shell, operation.Name)));
}
