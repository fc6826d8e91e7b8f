using System.Text;
using HybridTrust.Api.Runs;

namespace HybridTrust.Api.Tests.Support;

/// <summary>Reports that say which run they are of.</summary>
internal sealed class FixedReports : IRunReports
{
    public bool None { get; set; }

    public Task<byte[]?> HtmlAsync(string run, CancellationToken cancellation) =>
        Task.FromResult(None ? null : Encoding.UTF8.GetBytes($"<!doctype html><title>{run}</title>"));

    public Task<byte[]?> JsonAsync(string run, CancellationToken cancellation) =>
        Task.FromResult(None ? null : Encoding.UTF8.GetBytes($$"""{"run":"{{run}}"}"""));
}
