using HybridTrust.Certificates;

namespace HybridTrust.Runner.Work;

/// <summary>The public certificates that the steps of one job offer; they travel with its result.</summary>
internal sealed class JobCertificates : ICertificateExchange
{
    private readonly List<PublicCertificate> _offered;
    private int _journalled;

    /// <summary>Begins with those that finished steps offered before a crash.</summary>
    public JobCertificates(IReadOnlyList<PublicCertificate> journalled)
    {
        _offered = [.. journalled];
        _journalled = _offered.Count;
    }

    public IReadOnlyList<PublicCertificate> Offered => _offered;

    public Task OfferAsync(PublicCertificate certificate, CancellationToken cancellation)
    {
        if (!_offered.Contains(certificate))
        {
            _offered.Add(certificate);
        }

        return Task.CompletedTask;
    }

    public Task<PublicCertificate?> FindAsync(string thumbprint, CancellationToken cancellation) =>
        Task.FromResult(_offered.Find(c => string.Equals(c.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Those offered since this was last asked, for the journal.</summary>
    public IReadOnlyList<PublicCertificate> TakeNew()
    {
        var fresh = _offered[_journalled..];
        _journalled = _offered.Count;
        return fresh;
    }
}
