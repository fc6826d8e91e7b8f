namespace HybridTrust.Local.Commands;

/// <summary>A command cannot go on. The message is all that the admin sees: what is wrong, and what to do.</summary>
internal sealed class CommandException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the process ends with.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>Wrong usage or a wrong profile.</summary>
    public static CommandException Usage(string message) => new(ExitCodes.Usage, message);

    /// <summary>It failed.</summary>
    public static CommandException Failed(string message, Exception? inner = null) => new(ExitCodes.Failed, message, inner);
}
