namespace HybridTrust.Infra;

public sealed class AlertTests
{
    private static CompiledTemplate Template => CompiledTemplate.Checked;

    [TemplateTheory]
    [InlineData("RunFailed")]
    [InlineData("TicketWriteFailed")]
    [InlineData("CertificateInsideWindow")]
    public void An_alert_fires_on_the_event(string name)
    {
        var rules = Template.Module("alerts").Json["variables"]!["eventRules"]!.AsArray();

        Assert.Single(rules, rule => (string?)rule!["event"] == name);
    }

    [TemplateFact]
    public void An_alert_fires_when_a_day_goes_by_without_the_watch()
    {
        var rule = Assert.Single(
            Template.Of("Microsoft.Insights/scheduledQueryRules"), rule => rule.Name.Contains("WatchHeartbeat", StringComparison.Ordinal));
        var condition = Assert.Single(rule["criteria"]!["allOf"]!.AsArray())!;

        Assert.Equal("LessThan", (string?)condition["operator"]);
        Assert.Equal(1, (int)condition["threshold"]!);
        Assert.Equal("P1D", (string?)rule["windowSize"]);
    }

    [TemplateFact]
    public void Every_alert_reaches_the_people_named()
    {
        var rules = Template.Of("Microsoft.Insights/scheduledQueryRules");

        Assert.Equal(2, rules.Count); // one of them a loop over the events
        Assert.All(rules, rule =>
        {
            Assert.True((bool)rule["enabled"]!);
            Assert.Single(rule["actions"]!["actionGroups"]!.AsArray());
        });
    }

    [TemplateFact]
    public void Telemetry_is_taken_from_identities_only_and_never_capped()
    {
        var workspace = Assert.Single(Template.Of("Microsoft.OperationalInsights/workspaces"));
        var insights = Assert.Single(Template.Of("Microsoft.Insights/components"));

        Assert.True((bool)workspace["features.disableLocalAuth"]!);
        Assert.Null(workspace["workspaceCapping"]); // a capped workspace takes no logs, and then no alert fires
        Assert.True((bool)insights["DisableLocalAuth"]!);
        Assert.NotNull(insights["WorkspaceResourceId"]);
    }
}
