namespace HybridTrust.Local.Engine.Storage;

/// <summary>Whoever acts on what is durable. Called on the writer's thread, in journal order: no work, only hand-over.</summary>
internal interface IJournalSink
{
    /// <summary>The record is on disk.</summary>
    void OnDurable(JournalEntry entry);

    /// <summary>The record was not written, because its instance had ended.</summary>
    void OnDropped();

    /// <summary>Nothing is written any more.</summary>
    /// <param name="failure">Why, when it was not on purpose.</param>
    void OnClosed(Exception? failure);
}
