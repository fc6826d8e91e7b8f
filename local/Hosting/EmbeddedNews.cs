using HybridTrust.Api.Requests;
using HybridTrust.Local.Engine;

namespace HybridTrust.Local.Hosting;

/// <summary>The engine in this process tells requests that are held here.</summary>
internal sealed class EmbeddedNews(EmbeddedEngine engine) : IChangeNews
{
    /// <inheritdoc />
    public Task Next => engine.NextChange;
}
