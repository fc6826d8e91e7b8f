using System.Globalization;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Local.Hosting;

/// <summary>A log of plain lines: time, level, sentence.</summary>
internal sealed class PlainLog(TextWriter output, TimeProvider time) : ILoggerProvider
{
    private readonly Lock _gate = new();

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    /// <inheritdoc />
    public void Dispose()
    {
        // The writer belongs to the command.
    }

    private void Write(LogLevel level, string sentence)
    {
        lock (_gate)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():HH:mm:ss} {Word(level)} {sentence}"));
        }
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Warning => "WARN ",
        LogLevel.Error or LogLevel.Critical => "ERROR",
        _ => "     ",
    };

    private sealed class Category(PlainLog log, string name) : ILogger
    {
        // What the web server tells of every request is nobody's news here.
        private readonly LogLevel _least = name.StartsWith("Microsoft.", StringComparison.Ordinal) ? LogLevel.Warning : LogLevel.Information;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= _least;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log.Write(logLevel, formatter(state, exception) + (exception is null ? "" : $" {exception.GetType().Name}: {exception.Message}"));
            }
        }
    }
}
