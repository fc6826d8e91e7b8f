namespace HybridTrust.Procedures.DedicatedHybridApp;

public class EffectiveOverridesTests
{
    [Fact]
    public void A_servers_report_tells_which_overrides_it_has_read()
    {
        var read = EffectiveOverrides.Read(Report(Override("ExchangeOnpremAsThirdPartyAppId", "Global", "Accepted", "Enabled=true")));

        Assert.True(read.Apply(HybridOverride.DedicatedApplication));
        Assert.False(read.Apply(HybridOverride.GraphRouting));
    }

    [Theory]
    [InlineData("Global", "Accepted", "Enabled=false")]
    [InlineData("Global", "Rejected", "Enabled=true")]
    [InlineData("Other", "Accepted", "Enabled=true")]
    public void One_that_is_off_or_rejected_or_of_another_component_does_not_count(string component, string status, string parameter) =>
        Assert.False(EffectiveOverrides.Read(Report(Override("ExchangeOnpremAsThirdPartyAppId", component, status, parameter)))
            .Apply(HybridOverride.DedicatedApplication));

    [Fact]
    public void Two_of_a_section_do_not_count()
    {
        var one = Override("ExchangeOnpremAsThirdPartyAppId", "Global", "Accepted", "Enabled=true");

        Assert.False(EffectiveOverrides.Read(Report(one + one)).Apply(HybridOverride.DedicatedApplication));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<Diagnostics>")]
    [InlineData("<Diagnostics><Components /></Diagnostics>")]
    [InlineData("<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><Diagnostics>&b;</Diagnostics>")]
    [InlineData("<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><Diagnostics />")]
    public void What_is_no_report_is_refused_and_nothing_is_fetched(string xml) => Assert.Throws<FormatException>(() => EffectiveOverrides.Read(xml));

    [Fact]
    public void A_report_with_a_document_type_is_refused_even_if_the_rest_is_right()
    {
        var report = Report(Override("ExchangeOnpremAsThirdPartyAppId", "Global", "Accepted", "&on;"));

        Assert.Throws<FormatException>(() => EffectiveOverrides.Read($"<!DOCTYPE Diagnostics [<!ENTITY on \"Enabled=true\">]>{report}"));
    }

    private static string Report(string overrides) =>
        $"<Diagnostics><Components><VariantConfiguration><Overrides Updated=\"2026-11-21T08:00:00Z\">{overrides}</Overrides></VariantConfiguration></Components></Diagnostics>";

    private static string Override(string section, string component, string status, string parameter) =>
        $"<SettingOverride><Name>n</Name><ComponentName>{component}</ComponentName><SectionName>{section}</SectionName><Status>{status}</Status>" +
        $"<Parameters><Parameter>{parameter}</Parameter></Parameters></SettingOverride>";
}
