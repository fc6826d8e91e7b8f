namespace HybridTrust.Testing.Tickets;

/// <summary>How an instance of ServiceNow answers a journal field.</summary>
public enum ShownNotes
{
    /// <summary>As one text, whatever was asked.</summary>
    Text,

    /// <summary>As an object: what is shown, beside an empty value.</summary>
    Object,

    /// <summary>As an object whose value holds the entries.</summary>
    Value,

    /// <summary>As an empty text, though there are entries.</summary>
    Empty,

    /// <summary>Not at all: the user may not read the field.</summary>
    Absent,
}
