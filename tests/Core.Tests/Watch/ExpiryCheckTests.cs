using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Vault;
using Profiles = HybridTrust.Testing.Profiles;

namespace HybridTrust.Watch;

public sealed class ExpiryCheckTests
{
    private static readonly PublicCertificate Near = TestCertificates.Create(TestCertificates.Now.AddYears(-4), TestCertificates.Now.AddDays(100));

    private readonly InMemoryRecords _records = new();
    private readonly OneVault _vault = new();
    private readonly PrincipalKeys _directory = new();

    [Fact]
    public async Task A_certificate_near_its_end_is_seen_in_the_vault_and_on_its_principal()
    {
        await KnowAsync(Profiles.Fabrikam);
        _vault.Certificate = Near;
        _directory.Keys = [TestKeys.Of(TestCertificates.Foreign), TestKeys.Of(Near)];

        var reading = Assert.Single(await ReadAsync());

        Assert.Empty(reading.Problems);
        Assert.Equal(2, reading.Certificates.Count);
        Assert.All(reading.Certificates, seen =>
        {
            Assert.Equal(ExpiryLevel.Stage, seen.Level);
            Assert.True(seen.IsInsideWindow);
            Assert.Contains(Near.Thumbprint, seen.Sentence, StringComparison.Ordinal);
            Assert.Contains("in 100 days", seen.Sentence, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Somebody_elses_key_is_nobodys_alarm_here()
    {
        await KnowAsync(Profiles.Fabrikam);
        _vault.Certificate = TestCertificates.Current;
        _directory.Keys = [TestKeys.Of(TestCertificates.Previous), TestKeys.Of(TestCertificates.Current)];

        var reading = Assert.Single(await ReadAsync());

        Assert.All(reading.Certificates, seen => Assert.Equal(ExpiryLevel.Distant, seen.Level));
    }

    [Fact]
    public async Task A_principal_without_the_certificate_is_a_problem_unless_it_is_optional()
    {
        await KnowAsync(Profiles.Fabrikam);
        await KnowAsync(Profiles.Fabrikam with { Name = "optional", OptionalPrincipals = [WellKnownApplications.SkypeForBusinessOnline] });
        _vault.Certificate = TestCertificates.Current;

        var readings = await ReadAsync();

        Assert.Contains("is not among the keys", Assert.Single(readings[0].Problems).Sentence, StringComparison.Ordinal);
        Assert.Empty(readings[1].Problems);
    }

    [Fact]
    public async Task The_next_certificate_is_seen_wherever_it_is_and_missed_where_it_is_not()
    {
        await KnowAsync(Profiles.Fabrikam);
        _vault.Certificate = Near;
        _vault.Next = TestCertificates.Create(TestCertificates.Now.AddDays(-1), TestCertificates.Now.AddYears(5));
        _directory.Keys = [TestKeys.Of(Near)];
        var without = Assert.Single(await ReadAsync());
        _directory.Keys = [TestKeys.Of(Near), TestKeys.Of(_vault.Next)];
        var with = Assert.Single(await ReadAsync());

        Assert.Equal(WatchProblemKind.NextKeyMissing, Assert.Single(without.Problems).Kind);
        Assert.Empty(with.Problems);
        Assert.Equal(2, with.Certificates.Count(seen => seen.Kind is WatchedCertificate.NextAuth && seen.Thumbprint == _vault.Next.Thumbprint));
    }

    [Fact]
    public async Task An_empty_vault_is_said()
    {
        await KnowAsync(Profiles.Fabrikam);

        Assert.Contains("the vault has no fabrikam-auth-certificate", Assert.Single(Assert.Single(await ReadAsync()).Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dedicated_applications_key_is_watched_too_and_its_absence_is_a_problem()
    {
        await KnowAsync(Profiles.Fabrikam with { Procedures = [ProcedureIds.DedicatedHybridApp] });
        _vault.Certificate = Near;
        var absent = Assert.Single(await ReadAsync());
        _directory.Applications = [new EntraApplication("object-2", Guid.NewGuid(), $"ExchangeServerApp-{Profiles.Fabrikam.ExchangeOrganization}", null) { Keys = [TestKeys.Of(Near)] }];
        var present = Assert.Single(await ReadAsync());

        Assert.Contains($"is not among the keys of ExchangeServerApp-{Profiles.Fabrikam.ExchangeOrganization}", Assert.Single(absent.Problems).Sentence, StringComparison.Ordinal);
        Assert.Empty(present.Problems);
        Assert.Equal(["the vault (fabrikam-auth-certificate/1)", $"the keys of ExchangeServerApp-{Profiles.Fabrikam.ExchangeOrganization}"], present.Certificates.Select(seen => seen.Place));
    }

    [Fact]
    public async Task An_organization_whose_servers_trust_each_other_alone_keeps_nothing_in_the_cloud_and_that_is_no_problem()
    {
        var pool = new SkypePool { Fqdn = "pool.fabrikam.com", SipDomain = "fabrikam.com", FrontEnds = ["fe01.fabrikam.com"] };
        await KnowAsync(Profiles.Fabrikam with
        {
            Procedures = [ProcedureIds.SkypeServerExchange],
            Topology = Profiles.Fabrikam.Topology with { SkypePool = pool, PublicHosts = ["mail.fabrikam.com"], Autodiscover = "autodiscover.fabrikam.com" },
        });

        var reading = Assert.Single(await ReadAsync());

        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Certificates);
    }

    private Task KnowAsync(OrganizationProfile profile) => new OrganizationStore(_records).SaveAsync(profile, default);

    private async Task<List<ExpiryReading>> ReadAsync()
    {
        var check = new ExpiryCheck(new OneDirectory(_directory), _vault, ProcedureCatalogue.Default, new ManualClock(TestCertificates.Now));
        var store = new OrganizationStore(_records);
        var readings = new List<ExpiryReading>();
        foreach (var name in await store.NamesAsync(default))
        {
            readings.Add((await check.ReadAsync((await store.FindAsync(name, default))!, default)).Reading);
        }

        return readings;
    }

    private sealed class OneVault : ICertificateVault
    {
        public PublicCertificate? Certificate { get; set; }

        public PublicCertificate? Next { get; set; }

        public Task<StoredCertificate?> FindAsync(string name, CancellationToken cancellation) =>
            Task.FromResult((name.EndsWith("-next", StringComparison.Ordinal) ? Next : Certificate) is not { } kept
                ? null
                : new StoredCertificate(new VaultReference(name, "1"), kept, "application/pkix-cert", kept.Thumbprint, kept.NotBefore, kept.NotAfter));

        public Task<StoredCertificate> StoreAsync(string name, PublicCertificate certificate, CancellationToken cancellation) =>
            throw new InvalidOperationException("The watch only reads.");

        public Task<bool> RemoveAsync(VaultReference reference, CancellationToken cancellation) =>
            throw new InvalidOperationException("The watch only reads.");
    }

    private sealed class PrincipalKeys : PartialDirectory
    {
        public IReadOnlyList<KeyCredential> Keys { get; set; } = [];

        public IReadOnlyList<EntraApplication> Applications { get; set; } = [];

        public override Task<IReadOnlyList<EntraApplication>> FindApplicationsAsync(string displayName, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<EntraApplication>>([.. Applications.Where(a => a.DisplayName == displayName).Select(a => a with { Keys = [] })]);

        public override Task<EntraApplication?> FindApplicationAsync(Guid applicationId, CancellationToken cancellation) =>
            Task.FromResult(Applications.SingleOrDefault(a => a.ApplicationId == applicationId));

        public override Task<ServicePrincipal?> FindServicePrincipalAsync(Guid applicationId, CancellationToken cancellation) =>
            Task.FromResult<ServicePrincipal?>(new ServicePrincipal("object-1", applicationId, "Skype for Business Online", Keys));
    }
}
