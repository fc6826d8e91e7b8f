using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Local.Tests.Engine;

/// <summary>Keeps the lines of one category.</summary>
internal sealed class LineLoggerFactory(string category) : ILoggerFactory
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IEnumerable<string> Lines => _lines;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public ILogger CreateLogger(string categoryName) =>
        new LineLogger(string.Equals(categoryName, category, StringComparison.Ordinal) ? _lines : null);

    public void Dispose()
    {
    }

    private sealed class LineLogger(ConcurrentQueue<string>? lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines?.Enqueue(formatter(state, exception));
    }
}
