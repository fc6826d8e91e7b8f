namespace HybridTrust.Infra;

public sealed class VaultTests
{
    private static TemplateResource Vault => Assert.Single(CompiledTemplate.Checked.Of("Microsoft.KeyVault/vaults"));

    [TemplateFact]
    public void The_vault_knows_roles_and_no_access_policies()
    {
        Assert.True((bool)Vault["enableRbacAuthorization"]!);
        Assert.Null(Vault["accessPolicies"]);
    }

    [TemplateFact]
    public void What_is_deleted_from_the_vault_can_be_recovered_for_ninety_days()
    {
        Assert.True((bool)Vault["enableSoftDelete"]!);
        Assert.True((bool)Vault["enablePurgeProtection"]!);
        Assert.Equal(90, (int)Vault["softDeleteRetentionInDays"]!);
    }
}
