namespace HybridTrust.Runner.Journal;

/// <summary>The journal cannot be used; the sentence says why and what to do.</summary>
internal sealed class JournalException(string message, Exception? inner = null) : Exception(message, inner);
