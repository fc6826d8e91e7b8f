namespace HybridTrust.Entra;

/// <summary>An application to create, for this tenant alone (<c>AzureADMyOrg</c>).</summary>
/// <param name="DisplayName">Its name; it is found by it later, so it is never changed.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Notes">Who made it, for the next administrator.</param>
public sealed record NewApplication(string DisplayName, string Description, string Notes);
