using HybridTrust.Entra;

namespace HybridTrust.Certificates;

public class KeyInventoryTests
{
    private static KeyInventory Of(params KeyCredential[] keys) =>
        KeyInventory.Of(keys, TestCertificates.Current, TestCertificates.Next, TestCertificates.Now);

    [Fact]
    public void Keys_are_told_apart_against_current_and_next()
    {
        var inventory = Of(
            TestKeys.Of(TestCertificates.Current),
            TestKeys.Of(TestCertificates.Next),
            TestKeys.Of(TestCertificates.Foreign),
            TestKeys.Of(TestCertificates.Previous),
            TestKeys.Of(TestCertificates.Foreign) with { Key = null, CustomKeyIdentifier = null },
            TestKeys.Of(TestCertificates.Current) with { Usage = "Sign" });

        Assert.Equal(
            [KeyState.CurrentPresent, KeyState.NextPresent, KeyState.Stale, KeyState.Expired, KeyState.Unattributed, KeyState.OtherKind],
            inventory.Entries.Select(entry => entry.State));
        Assert.True(inventory.CurrentVerified);
        Assert.True(inventory.NextVerified);
    }

    [Fact]
    public void Without_a_next_certificate_its_key_is_stale()
    {
        var inventory = KeyInventory.Of([TestKeys.Of(TestCertificates.Next)], TestCertificates.Current, next: null, TestCertificates.Now);

        Assert.Equal(KeyState.Stale, Assert.Single(inventory.Entries).State);
        Assert.False(inventory.CurrentVerified);
        Assert.False(inventory.NextVerified);
    }

    [Fact]
    public void Our_certificate_under_an_end_that_has_passed_is_expired()
    {
        var inventory = Of(TestKeys.Of(TestCertificates.Current) with { EndDateTime = TestCertificates.Now });

        Assert.Equal(KeyState.Expired, Assert.Single(inventory.Entries).State);
        Assert.False(inventory.CurrentVerified);
    }

    [Fact]
    public void A_key_without_an_end_date_ends_with_its_certificate()
    {
        var after = TestCertificates.Current.NotAfter;
        var key = TestKeys.Of(TestCertificates.Current) with { EndDateTime = null };

        Assert.Equal(KeyState.CurrentPresent, Assert.Single(Of(key).Entries).State);
        Assert.Equal(KeyState.Expired, Assert.Single(KeyInventory.Of([key], TestCertificates.Current, null, after).Entries).State);
    }

    [Fact]
    public void A_null_key_is_attributed_by_its_thumbprint()
    {
        var inventory = Of(TestKeys.Of(TestCertificates.Foreign) with { Key = null });

        Assert.Equal(TestCertificates.Foreign.Thumbprint, Assert.Single(inventory.In(KeyState.Stale)).Thumbprint);
    }

    [Fact]
    public void Present_with_other_dates_is_present_and_not_verified()
    {
        var inventory = Of(TestKeys.Of(TestCertificates.Current) with { EndDateTime = TestCertificates.Now.AddDays(1) });

        Assert.Single(inventory.In(KeyState.CurrentPresent));
        Assert.False(inventory.CurrentVerified);
    }
}
