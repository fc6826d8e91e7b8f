using System.Diagnostics;
using System.Runtime.Versioning;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Runner.Logging;

/// <summary>
/// The Application log of Windows, for a runner that nobody watches. The source is made by install.ps1: making one takes rights that
/// a runner should not need. What cannot be written there is still written to the other log.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class EventLogLog(string source, ILogger other) : ILogger
{
    /// <summary>The longest text that Windows takes, with room for its own additions.</summary>
    private const int Longest = 31_000;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        other.Log(logLevel, eventId, state, exception, formatter);
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var text = exception is null ? formatter(state, exception) : $"{formatter(state, exception)}{Environment.NewLine}{exception}";
        try
        {
            EventLog.WriteEntry(source, text.Length > Longest ? text[..Longest] : text, TypeOf(logLevel), eventId.Id);
        }
        catch (Exception full) when (full is InvalidOperationException or System.ComponentModel.Win32Exception or System.Security.SecurityException)
        {
            // A full log must not stop a batch half way; the other log has the sentence.
        }
    }

    private static EventLogEntryType TypeOf(LogLevel level) => level switch
    {
        LogLevel.Information => EventLogEntryType.Information,
        LogLevel.Warning => EventLogEntryType.Warning,
        _ => EventLogEntryType.Error,
    };
}
