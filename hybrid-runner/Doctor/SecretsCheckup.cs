using System.Globalization;
using HybridTrust.Runner.Configuration;

namespace HybridTrust.Runner.Doctor;

/// <summary>The runner's certificate and key, and the signer it pins.</summary>
internal sealed class SecretsCheckup(RunnerConfig config, TimeProvider time) : ICheckup
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public string Name => "certificates";

    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CheckResult>>([.. Own(), .. Signer(), .. Folder()]);

    private IReadOnlyList<CheckResult> Own()
    {
        const string Check = "runner's certificate";
        var problems = new List<Problem>();
        using var certificate = config.Certificate.Open(problems);
        return certificate is null
            ? Problems(Check, problems)
            : [Dated(Check, $"The key of {certificate.Thumbprint} can be used", new DateTimeOffset(certificate.NotBefore), new DateTimeOffset(certificate.NotAfter), "Enrol the runner again: it needs a new certificate.")];
    }

    private IReadOnlyList<CheckResult> Signer()
    {
        const string Check = "pinned signer";
        var problems = new List<Problem>();
        var signer = Secrets.Signer(config.SignerFile, problems);
        if (signer is null)
        {
            return Problems(Check, problems);
        }

        return [Dated(Check, $"Jobs of signer {signer.Thumbprint} are taken and no others", signer.NotBefore, signer.NotAfter, "Pin the host's new signer.")];
    }

    // The files themselves are not even read when others can write them.
    private IReadOnlyList<CheckResult> Folder() => Path.GetDirectoryName(config.PolicyFile) is { } folder && FileGuard.WhyNot(folder) is { } why
        ? [CheckResult.Failed("folder's writers", $"{folder}: {why}", "Who can write the folder can put another file in the policy's place.")]
        : [];

    private CheckResult Dated(string check, string what, DateTimeOffset from, DateTimeOffset until, string remedy)
    {
        var now = time.GetUtcNow();
        var sentence = string.Create(CultureInfo.InvariantCulture, $"{what}; valid until {until.UtcDateTime:yyyy-MM-dd}.");
        return now < from || now >= until ? CheckResult.Failed(check, sentence, $"It is not valid now. {remedy}")
            : until - now < Soon ? CheckResult.Warning(check, sentence, $"It ends soon. {remedy}")
            : CheckResult.Ok(check, sentence);
    }

    private static IReadOnlyList<CheckResult> Problems(string check, List<Problem> problems) =>
        [.. problems.Select(p => CheckResult.Failed(check, $"{p.File} cannot be used.", p.Sentence))];
}
