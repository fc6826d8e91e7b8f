using HybridTrust.Jobs;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Tests.Toys;

internal static class Samples
{
    public static readonly Guid Organization = new("11111111-1111-4111-8111-111111111111");

    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public static OrganizationProfile Profile { get; } = new()
    {
        Version = 1,
        Name = "fabrikam",
        ExchangeOrganization = Organization,
        Tenant = new Tenant { Id = new Guid("22222222-2222-4222-8222-222222222222"), CoexistenceDomain = "fabrikam.mail.onmicrosoft.com" },
        VerifiedDomain = "fabrikam.com",
        DomainController = "dc1.fabrikam.com",
        Runners = new SiteRunners { Exchange = "exch-1" },
        Topology = new Topology { Servers = [new ExchangeServer { Fqdn = "ex1.fabrikam.com", Build = "15.2.1748.10", AdSite = "Paris" }] },
        Procedures = ["toy"],
    };

    /// <summary>A job that applies the toy procedure's steps.</summary>
    public static Job Job(string id = "job-1", BatchMode mode = BatchMode.Apply, long fence = 7) => new(
        Jobs.Job.CurrentVersion,
        id,
        "exch-1",
        "run-1",
        Stage: 1,
        PlanHash: "p",
        fence,
        Now,
        Now.AddHours(1),
        EnvelopeHash.Of(System.Text.Encoding.UTF8.GetBytes(id))[..32],
        new BatchRequest(Profile, ["toy"], mode, Orders(mode), new Dictionary<string, string>(StringComparer.Ordinal)));

    private static IReadOnlyList<StepOrder> Orders(BatchMode mode) =>
    [
        .. ToyProcedure.Steps.Select(s => new StepOrder(
            s.Id,
            mode is BatchMode.Apply && s is ToyStep toy ? toy.Wanted : null,
            mode is BatchMode.Undo ? new Observation(new Finding.InPlace { Sentence = "was there" }) : null)),
    ];

    public static byte[] Seal(Job job) =>
        JobEnvelope.SealAsync(new CertificateJobSigner(TestCertificates.Host), job, CancellationToken.None).GetAwaiter().GetResult();
}
