namespace HybridTrust.Infra;

/// <summary>A theory about the compiled template, skipped in a checkout that has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TemplateTheoryAttribute : TheoryAttribute
{
    /// <summary>Marks the theory.</summary>
    public TemplateTheoryAttribute() => Skip = RepositoryFiles.WhyNoTemplate;
}
