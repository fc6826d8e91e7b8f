using Microsoft.Extensions.Logging;

namespace HybridTrust.Functions.Tests.Support;

/// <summary>Gives the same log to whoever logs.</summary>
internal sealed class OneLog(ILogger log) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => log;

    public void Dispose()
    {
    }
}
