namespace HybridTrust.Infra;

public sealed class StorageTests
{
    private static CompiledTemplate Template => CompiledTemplate.Checked;

    [TemplateFact]
    public void Every_storage_account_takes_identities_only_over_tls()
    {
        var accounts = Template.Of("Microsoft.Storage/storageAccounts");

        Assert.Equal(2, accounts.Count);
        Assert.All(accounts, account =>
        {
            Assert.False((bool)account["allowSharedKeyAccess"]!);
            Assert.False((bool)account["allowBlobPublicAccess"]!);
            Assert.True((bool)account["supportsHttpsTrafficOnly"]!);
            Assert.Equal("TLS1_2", (string?)account["minimumTlsVersion"]);
        });
    }

    [TemplateFact]
    public void No_container_is_public()
    {
        var containers = Template.Of("Microsoft.Storage/storageAccounts/blobServices/containers");

        Assert.Equal(3, containers.Count);
        Assert.All(containers, container => Assert.Equal("None", (string?)container["publicAccess"]));
    }

    [TemplateFact]
    public void Evidence_can_be_neither_changed_nor_deleted()
    {
        var policy = Assert.Single(Template.Of("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies"));

        Assert.Contains("'evidence'", policy.Name, StringComparison.Ordinal);
        Assert.Equal("[parameters('evidenceRetentionDays')]", (string?)policy["immutabilityPeriodSinceCreationInDays"]);
        Assert.False((bool)policy["allowProtectedAppendWrites"]!);
    }

    [TemplateFact]
    public void Records_keep_their_versions_and_come_back_after_a_deletion()
    {
        var service = Assert.Single(
            Template.Of("Microsoft.Storage/storageAccounts/blobServices"), service => service.Scope.Name == "records-storage");

        Assert.True((bool)service["isVersioningEnabled"]!);
        Assert.True((bool)service["deleteRetentionPolicy.enabled"]!);
        Assert.True((bool)service["containerDeleteRetentionPolicy.enabled"]!);
    }

    [TemplateFact]
    public void Old_versions_are_cleared_from_records_alone_never_from_evidence()
    {
        var policy = Assert.Single(Template.Of("Microsoft.Storage/storageAccounts/managementPolicies"));
        var rule = Assert.Single(policy["policy"]!["rules"]!.AsArray())!;
        var prefix = Assert.Single(rule["definition"]!["filters"]!["prefixMatch"]!.AsArray())!.ToString();

        Assert.Contains("records", prefix, StringComparison.Ordinal);
        Assert.DoesNotContain("evidence", rule.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(rule["definition"]!["actions"]!["baseBlob"]);
    }
}
