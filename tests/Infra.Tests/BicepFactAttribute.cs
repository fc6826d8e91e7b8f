namespace HybridTrust.Infra;

/// <summary>A test that compiles, and is skipped where no Bicep compiler is on the PATH.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BicepFactAttribute : FactAttribute
{
    /// <summary>Marks the test.</summary>
    /// <param name="needsTemplate">Whether it also reads the compiled template.</param>
    public BicepFactAttribute(bool needsTemplate = false) =>
        Skip = !BicepCompiler.IsPresent ? "No Bicep compiler is on the PATH."
            : needsTemplate ? RepositoryFiles.WhyNoTemplate
            : null;
}
