using Microsoft.Extensions.Logging;

namespace HybridTrust.Runner.Logging;

/// <summary>Plain lines: time, level, sentence. Warnings and errors go to standard error.</summary>
internal sealed class ConsoleLog(TextWriter output, TextWriter errors, TimeProvider time) : ILogger
{
    private readonly Lock _gate = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        // A sentence from elsewhere (a host's answer, a job's id) must not look like a line of its own.
        var sentence = formatter(state, exception).ReplaceLineEndings(" ");
        var writer = logLevel >= LogLevel.Warning ? errors : output;
        lock (_gate)
        {
            writer.WriteLine($"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {Word(logLevel)} {sentence}");
            if (exception is not null)
            {
                writer.WriteLine(exception);
            }

            writer.Flush();
        }
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Information => "info ",
        LogLevel.Warning => "warn ",
        _ => "error",
    };
}
