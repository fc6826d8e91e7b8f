using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>A step in the Skype for Business Server Management Shell, on a front end.</summary>
public abstract class SkypeServerStep(OrganizationProfile organization, string? frontEnd = null)
    : ShellStep(organization, Site.SkypeServer, ShellKind.SkypeServer, frontEnd ?? organization.Topology.RequiredSkypePool().FrontEnds[0]);
