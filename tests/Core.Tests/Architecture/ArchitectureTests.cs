using System.Reflection;
using System.Xml.Linq;
using HybridTrust.Organizations;

namespace HybridTrust.Architecture;

/// <summary>Which room may use which: an arrow that wants to run the other way means code in the wrong room.</summary>
public class ArchitectureTests
{
    private static readonly string[] NotTheBaseLibrary = ["Azure.", "Microsoft.AspNetCore", "Microsoft.Azure", "Microsoft.DurableTask", "Microsoft.Graph", "HybridTrust."];
    private static readonly string[] PackagesOfCore = ["Microsoft.Extensions.Logging.Abstractions", "System.Security.Cryptography.Pkcs"];

    // The runner and the estate are processes that the embedded host builds and starts, never code that it calls.
    private static readonly Dictionary<string, string[]> Rooms = new(StringComparer.Ordinal)
    {
        ["core"] = [],
        ["api"] = ["core"],
        ["hybrid-runner"] = ["core"],
        ["simulation"] = ["core"],
        ["local"] = ["core", "api", "simulation"],
        ["functions"] = ["core", "api"],
    };

    private static readonly Dictionary<string, string[]> Started = new(StringComparer.Ordinal) { ["local"] = ["hybrid-runner", "simulation"] };

    [Fact]
    public void Core_uses_the_base_library_and_two_small_packages()
    {
        var foreign = typeof(OrganizationProfile).Assembly.GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => !PackagesOfCore.Contains(name, StringComparer.Ordinal) && !IsBaseLibrary(name));

        Assert.Empty(foreign);
    }

    [Fact]
    public void Core_names_no_other_package_in_its_project()
    {
        var packages = Project("core").Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value);

        Assert.Equal(PackagesOfCore, packages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("core")]
    [InlineData("api")]
    [InlineData("hybrid-runner")]
    [InlineData("simulation")]
    [InlineData("local")]
    [InlineData("functions")]
    public void A_room_uses_only_the_rooms_it_may(string room)
    {
        foreach (var reference in Projects(room).SelectMany(project => project.Descendants("ProjectReference")))
        {
            var target = reference.Attribute("Include")!.Value.Replace('\\', '/').Split('/')[^2];
            var startedOnly = string.Equals(
                reference.Attribute("ReferenceOutputAssembly")?.Value ?? reference.Element("ReferenceOutputAssembly")?.Value,
                "false",
                StringComparison.OrdinalIgnoreCase);
            var allowed = startedOnly ? Started.GetValueOrDefault(room, []) : Rooms[room];
            Assert.True(allowed.Contains(target, StringComparer.Ordinal), $"{room} may not use {target}: see \"Project references, nothing else\" in the design.");
        }
    }

    [Fact]
    public void Only_functions_knows_azure_and_only_the_runner_may_sign_in_to_it()
    {
        foreach (var room in Rooms.Keys.Where(room => room != "functions"))
        {
            var azure = Projects(room)
                .SelectMany(project => project.Descendants("PackageReference"))
                .Select(reference => reference.Attribute("Include")!.Value)
                .Where(package => package.StartsWith("Azure.", StringComparison.Ordinal)
                    || package.StartsWith("Microsoft.Azure.", StringComparison.Ordinal)
                    || package.StartsWith("Microsoft.DurableTask", StringComparison.Ordinal));

            Assert.Equal([], azure.Where(package => !(room == "hybrid-runner" && package == "Azure.Identity")));
        }
    }

    private static bool IsBaseLibrary(string name) =>
        !Array.Exists(NotTheBaseLibrary, prefix => name.StartsWith(prefix, StringComparison.Ordinal))
        && File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, $"{name}.dll"))
        && Assembly.Load(name).GetCustomAttribute<AssemblyCompanyAttribute>()?.Company == "Microsoft Corporation";

    private static XDocument Project(string room) => Assert.Single(Projects(room));

    // A room that does not stand yet breaks no rule.
    private static List<XDocument> Projects(string room) => Directory.Exists(Repository.PathOf(room))
        ? [.. Directory.EnumerateFiles(Repository.PathOf(room), "*.csproj").Select(XDocument.Load)]
        : [];
}
