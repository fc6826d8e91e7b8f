using System.Text.RegularExpressions;

namespace HybridTrust.Records;

/// <summary>Names a record: a collection and an id of lower-case letters, digits, dot, dash and slash.</summary>
public sealed partial record RecordKey
{
    /// <summary>A key.</summary>
    /// <exception cref="ArgumentException">A part has other characters, is empty, or has an empty or dotted path segment.</exception>
    public RecordKey(string collection, string id)
    {
        if (!Allowed().IsMatch(collection) || !Allowed().IsMatch(id))
        {
            throw new ArgumentException(
                $"'{collection}/{id}' is not a record key. Use lower-case letters, digits, dots and dashes, segments parted by a slash.",
                nameof(id));
        }

        Collection = collection;
        Id = id;
    }

    /// <summary>The kind of record, such as <c>evidence</c>.</summary>
    public string Collection { get; }

    /// <summary>The record within its collection; may have segments.</summary>
    public string Id { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Collection}/{Id}";

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{0,120}(/[a-z0-9][a-z0-9.-]{0,120}){0,5}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Allowed();
}
