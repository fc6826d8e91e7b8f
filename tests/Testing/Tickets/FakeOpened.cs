namespace HybridTrust.Testing.Tickets;

/// <summary>A ticket that was opened in a fake ticket system.</summary>
/// <param name="Id">What people call it.</param>
/// <param name="Ledger">What it is found again by.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its description.</param>
public sealed record FakeOpened(string Id, string Ledger, string Subject, string Text)
{
    /// <summary>The record's id.</summary>
    public string Record { get; init; } = Id;

    /// <summary>Comments, oldest first.</summary>
    public List<string> Comments { get; } = [];
}
