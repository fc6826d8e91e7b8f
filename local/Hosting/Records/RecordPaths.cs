using System.Text.RegularExpressions;
using HybridTrust.Records;

namespace HybridTrust.Local.Hosting.Records;

/// <summary>
/// Where records lie. A key's letters, digits and dashes are kept; a dot becomes an underscore, which no key has, so that no name ends
/// in a dot, no folder looks like a file, and different keys have different paths on every file system.
/// </summary>
internal sealed partial class RecordPaths(string directory)
{
    private const string Extension = ".record";

    private readonly string _root = Path.Combine(Path.GetFullPath(directory), "records");

    /// <summary>Where records are written before they are moved to their place.</summary>
    public string Temporary { get; } = Path.Combine(Path.GetFullPath(directory), "writing");

    public string FileOf(RecordKey key) =>
        Path.Combine([FolderOf(key.Collection), .. key.Id.Split('/').Select(Name)]) + Extension;

    /// <summary>The ids of a collection that start with a prefix, in ordinal order.</summary>
    public IReadOnlyList<string> IdsOf(string collection, string prefix)
    {
        // Only the folder that the prefix names in full has to be looked at.
        var folder = FolderOf(collection);
        var whole = prefix[..(prefix.LastIndexOf('/') + 1)];
        var start = new DirectoryInfo(Path.Combine([folder, .. whole.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Name)]));
        if (!start.Exists)
        {
            return [];
        }

        return
        [
            .. start.EnumerateFiles("*" + Extension, SearchOption.AllDirectories)
                .Select(file => IdOf(Path.GetRelativePath(folder, file.FullName)))
                .Where(id => id.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    // The parts of a collection stay one folder: "a" with id "b/c" and "a/b" with id "c" are two records.
    private string FolderOf(string collection) => Path.Combine(_root, Name(collection.Replace('/', '+')));

    private static string IdOf(string path) => path[..^Extension.Length]
        .Replace(Path.DirectorySeparatorChar, '/')
        .Replace("~", "", StringComparison.Ordinal)
        .Replace('_', '.');

    private static string Name(string segment)
    {
        var name = segment.Replace('.', '_');
        return DeviceName().IsMatch(name) ? name + "~" : name;
    }

    // Windows takes these names for devices, whatever follows a dot.
    [GeneratedRegex(@"\A(con|prn|aux|nul|com[0-9]|lpt[0-9])\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DeviceName();
}
