namespace HybridTrust.Architecture;

public class HouseRulesTests
{
    [Fact]
    public void Files_of_core_stay_small()
    {
        var lines = Directory.EnumerateFiles(Repository.PathOf("core"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => (file, Count: File.ReadLines(file).Count()))
            .OrderBy(file => file.Count)
            .ToList();

        Assert.InRange(lines[lines.Count / 2].Count, 1, 80);
        Assert.All(lines, file => Assert.True(file.Count <= 400, $"{file.file} has {file.Count} lines; 400 are the most."));
    }
}
