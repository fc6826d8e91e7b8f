using Microsoft.Extensions.Logging;

namespace HybridTrust.Local.Hosting;

/// <summary>Tells warnings to the person who watches a rehearsal; everything else the run itself tells.</summary>
internal sealed class NewsLog(Action<string> tell) : ILogger
{
    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    /// <inheritdoc />
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            tell(formatter(state, exception));
        }
    }
}
