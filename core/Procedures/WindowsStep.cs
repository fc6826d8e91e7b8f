using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>A step through local operations on a named Windows server.</summary>
public abstract class WindowsStep(OrganizationProfile organization, string server)
    : ShellStep(organization, Site.Windows, ShellKind.Windows, server);
