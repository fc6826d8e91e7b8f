namespace HybridTrust.Organizations;

/// <summary>The form of a text, or of each text in a list; the JSON Schema shows it to editors.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PatternAttribute(string pattern) : Attribute
{
    public string Pattern { get; } = pattern;
}
