namespace HybridTrust.Infra;

/// <summary>A test of the compiled template, skipped in a checkout that has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TemplateFactAttribute : FactAttribute
{
    /// <summary>Marks the test.</summary>
    public TemplateFactAttribute() => Skip = RepositoryFiles.WhyNoTemplate;
}
