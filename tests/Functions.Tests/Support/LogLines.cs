using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Functions.Tests.Support;

/// <summary>Keeps what is logged, by the event's name.</summary>
internal sealed class LogLines<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(string? Event, LogLevel Level, string Sentence)> _lines = new();

    public IReadOnlyList<string> Of(string eventName) => [.. _lines.Where(l => l.Event == eventName).Select(l => l.Sentence)];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((eventId.Name, logLevel, formatter(state, exception)));
}
