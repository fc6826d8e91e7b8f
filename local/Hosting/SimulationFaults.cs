namespace HybridTrust.Local.Hosting;

/// <summary>The faults of a rehearsal, the estate's and the product's own, until somebody lets them begin.</summary>
/// <param name="names">Which.</param>
/// <param name="estate">A client of the estate.</param>
/// <param name="host">What the host dies of; null when it shall not.</param>
/// <param name="killRunners">Begins to kill runners.</param>
internal sealed class SimulationFaults(IReadOnlyList<string> names, HttpClient estate, HostCrash? host, Action killRunners)
{
    /// <summary>Lets them begin.</summary>
    /// <exception cref="HttpRequestException">The estate does not answer, or knows no such fault.</exception>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        foreach (var name in names.Where(n => !HostFaults.Has(n)))
        {
            using var response = await estate.PostAsync(new Uri($"/estate/faults/{name}", UriKind.Relative), content: null, cancellation);
            response.EnsureSuccessStatusCode();
        }

        if (names.Contains(HostFaults.RunnerCrash, StringComparer.Ordinal))
        {
            killRunners();
        }

        host?.Begin();
    }
}
