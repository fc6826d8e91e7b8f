namespace HybridTrust.Api.Senders;

/// <summary>A signed delivery that was accepted.</summary>
/// <param name="Sender">The ticket system.</param>
/// <param name="Identifier">What the system calls this delivery, or its record.</param>
/// <param name="Content">SHA-256 of what must be the same when it comes again, in hexadecimal digits.</param>
/// <param name="Run">The run that it started, or found.</param>
/// <param name="At">When it came first, UTC.</param>
public sealed record Delivery(string Sender, string Identifier, string Content, string Run, DateTimeOffset At);
