namespace HybridTrust.Api.Runs;

/// <summary>Reports of runs that have ended. The host gives the implementation; the API only hands the bytes on.</summary>
public interface IRunReports
{
    /// <summary>The report for people: a page that stands on its own. Null when there is none for the run.</summary>
    Task<byte[]?> HtmlAsync(string run, CancellationToken cancellation);

    /// <summary>The report for programs. Null when there is none for the run.</summary>
    Task<byte[]?> JsonAsync(string run, CancellationToken cancellation);
}
