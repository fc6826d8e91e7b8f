# Exchange's cmdlets as far as the procedures use them: same names and parameters, state in a file beside this module, errors as Exchange
# reports them, texts in French, because a program must not read them.

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$file = Join-Path -Path $PSScriptRoot -ChildPath 'state.xml'
$dieBefore = Join-Path -Path $PSScriptRoot -ChildPath 'die-before'
$dieAfter = Join-Path -Path $PSScriptRoot -ChildPath 'die-after'

function Get-State {
    if (Test-Path -LiteralPath $file) { return Import-Clixml -LiteralPath $file }
    @{ Users = @(); Assignments = @(); Applications = @() }
}

function Save-State($State) { Export-Clixml -InputObject $State -LiteralPath $file -Depth 5 }

function Write-ExchangeError($Cmdlet, [string] $Category, [string] $Reason, [string] $Text) {
    $record = New-Object -TypeName System.Management.Automation.ErrorRecord -ArgumentList `
        (New-Object -TypeName System.Exception -ArgumentList $Text), "[FailureCategory=Cmdlet-$Reason]", $Category, $null
    $record.CategoryInfo.Reason = $Reason
    $Cmdlet.ThrowTerminatingError($record)
}

function Find-One($Cmdlet, $Objects, [string] $Identity) {
    $found = @($Objects | Where-Object -FilterScript { $Identity -eq [string] $_.Guid -or $Identity -eq $_.Name -or $Identity -eq $_.Identity })
    if ($found.Count -ne 1) {
        Write-ExchangeError $Cmdlet 'NotSpecified' 'ManagementObjectNotFoundException' "L'opération n'a pas pu être effectuée, car l'objet « $Identity » est introuvable."
    }

    $found[0]
}

function Get-MailUser {
    [CmdletBinding()] param([string] $Identity, [string] $DomainController)
    $state = Get-State
    if ($PSBoundParameters.ContainsKey('Identity')) { Find-One $PSCmdlet $state.Users $Identity } else { $state.Users }
}

function New-MailUser {
    [CmdletBinding(SupportsShouldProcess)] param([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [string] $ExternalEmailAddress, [string] $DomainController)
    $state = Get-State
    if (@($state.Users | Where-Object -FilterScript { $_.Name -eq $Name }).Count -gt 0) {
        Write-ExchangeError $PSCmdlet 'NotSpecified' 'ADObjectAlreadyExistsException' "L'objet « $Name » existe déjà."
    }

    # A server that goes down in the middle, once: before the change is made, or after.
    if (Test-Path -LiteralPath $dieBefore) { Remove-Item -LiteralPath $dieBefore; [Environment]::Exit(9) }
    $user = [pscustomobject] @{
        Guid = [guid]::NewGuid(); Name = $Name; Identity = "fabrikam.com/Users/$Name"; DistinguishedName = "CN=$Name,CN=Users,DC=fabrikam,DC=com"
        ExternalEmailAddress = "SMTP:$ExternalEmailAddress"; HiddenFromAddressListsEnabled = $false; RecipientTypeDetails = 'MailUser'
    }
    $state.Users = @($state.Users) + $user
    Save-State $state
    if (Test-Path -LiteralPath $dieAfter) { Remove-Item -LiteralPath $dieAfter; [Environment]::Exit(9) }
    $user
}

function Set-MailUser {
    [CmdletBinding(SupportsShouldProcess)] param([Parameter(Mandatory)] [string] $Identity, [bool] $HiddenFromAddressListsEnabled, [string] $DomainController)
    $state = Get-State
    $user = Find-One $PSCmdlet $state.Users $Identity
    if ($user.HiddenFromAddressListsEnabled -eq $HiddenFromAddressListsEnabled) { Write-Warning -Message "Aucun paramètre de « $Identity » n'a été modifié." }
    $user.HiddenFromAddressListsEnabled = $HiddenFromAddressListsEnabled
    Save-State $state
}

function Remove-MailUser {
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param([Parameter(Mandatory)] [string] $Identity, [string] $DomainController)
    $state = Get-State
    $user = Find-One $PSCmdlet $state.Users $Identity
    if ($PSCmdlet.ShouldProcess($Identity)) {
        $state.Users = @($state.Users | Where-Object -FilterScript { $_.Guid -ne $user.Guid })
        Save-State $state
    }
}

function Get-ManagementRoleAssignment {
    [CmdletBinding()] param([string] $Identity, [string] $Role, [string] $RoleAssignee, [string] $DomainController)
    $state = Get-State
    $found = @($state.Assignments)
    if ($Identity) { $found = @(Find-One $PSCmdlet $found $Identity) }
    if ($Role) { $found = @($found | Where-Object -FilterScript { $_.Role -eq $Role }) }
    if ($RoleAssignee) {
        $user = Find-One $PSCmdlet $state.Users $RoleAssignee
        $found = @($found | Where-Object -FilterScript { $_.RoleAssignee -eq $user.Identity })
    }

    $found
}

function New-ManagementRoleAssignment {
    [CmdletBinding(SupportsShouldProcess)] param([Parameter(Mandatory)] [string] $Role, [Parameter(Mandatory)] [string] $User, [string] $Name, [string] $DomainController)
    $state = Get-State
    $assignee = Find-One $PSCmdlet $state.Users $User
    $assignment = [pscustomobject] @{
        Guid = [guid]::NewGuid(); Name = "$Role-$($assignee.Name)"; Identity = "$Role-$($assignee.Name)"; Role = $Role; RoleAssignee = $assignee.Identity
        RoleAssigneeType = 'User'; AssignmentMethod = 'Direct'; Enabled = $true
    }
    $state.Assignments = @($state.Assignments) + $assignment
    Save-State $state
    $assignment
}

function Remove-ManagementRoleAssignment {
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param([Parameter(Mandatory)] [string] $Identity, [string] $DomainController)
    $state = Get-State
    $assignment = Find-One $PSCmdlet $state.Assignments $Identity
    if ($PSCmdlet.ShouldProcess($Identity)) {
        $state.Assignments = @($state.Assignments | Where-Object -FilterScript { $_.Guid -ne $assignment.Guid })
        Save-State $state
    }
}

function Get-PartnerApplication {
    [CmdletBinding()] param([string] $Identity, [string] $DomainController)
    $state = Get-State
    if ($Identity) { Find-One $PSCmdlet $state.Applications $Identity } else { $state.Applications }
}

function New-PartnerApplication {
    [CmdletBinding(SupportsShouldProcess)] param(
        [Parameter(Mandatory)] [string] $Name, [string] $ApplicationIdentifier, [bool] $Enabled = $true, [string] $LinkedAccount, [string] $DomainController)
    $state = Get-State
    if (@($state.Applications | Where-Object -FilterScript { $_.ApplicationIdentifier -eq $ApplicationIdentifier }).Count -gt 0) {
        Write-ExchangeError $PSCmdlet 'InvalidArgument' 'ADObjectAlreadyExistsException' "L'application « $ApplicationIdentifier » existe déjà."
    }

    $linked = $null
    if ($LinkedAccount) { $linked = (Find-One $PSCmdlet $state.Users $LinkedAccount).Identity }
    $application = [pscustomobject] @{
        Guid = [guid]::NewGuid(); Name = $Name; Identity = $Name; ApplicationIdentifier = $ApplicationIdentifier; AuthMetadataUrl = ''; Realm = ''
        LinkedAccount = $linked; Enabled = $Enabled
    }
    $state.Applications = @($state.Applications) + $application
    Save-State $state
    $application
}

function Set-PartnerApplication {
    [CmdletBinding(SupportsShouldProcess)] param([Parameter(Mandatory)] [string] $Identity, [bool] $Enabled, [string] $LinkedAccount, [string] $DomainController)
    $state = Get-State
    $application = Find-One $PSCmdlet $state.Applications $Identity
    if ($PSBoundParameters.ContainsKey('Enabled')) { $application.Enabled = $Enabled }
    if ($LinkedAccount) { $application.LinkedAccount = (Find-One $PSCmdlet $state.Users $LinkedAccount).Identity }
    Save-State $state
}

function Remove-PartnerApplication {
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param([Parameter(Mandatory)] [string] $Identity, [string] $DomainController)
    $state = Get-State
    $application = Find-One $PSCmdlet $state.Applications $Identity
    if ($PSCmdlet.ShouldProcess($Identity)) {
        $state.Applications = @($state.Applications | Where-Object -FilterScript { $_.Guid -ne $application.Guid })
        Save-State $state
    }
}

function Get-AuthConfig {
    [CmdletBinding()] param([string] $DomainController)
    $certificate = Get-ExchangeCertificate
    $current = (New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, $certificate.RawData)).Thumbprint
    [pscustomobject] @{
        CurrentCertificateThumbprint = $current; PreviousCertificateThumbprint = ''; NextCertificateThumbprint = ''; NextCertificateEffectiveDate = $null
        ServiceName = '00000002-0000-0ff1-ce00-000000000000'; Realm = ''
    }
}

# What the recorded objects of a remote session have: RawData alone.
function Get-ExchangeCertificate {
    [CmdletBinding()] param([string] $Thumbprint, [string] $Server, [string] $DomainController)
    [pscustomobject] @{ RawData = [IO.File]::ReadAllBytes((Join-Path -Path $PSScriptRoot -ChildPath 'auth.cer')) }
}

# Tells which process stands for the server.
function Get-OrganizationConfig {
    [CmdletBinding()] param([string] $DomainController)
    [pscustomobject] @{ Guid = [guid] '11111111-1111-4111-8111-111111111111'; Name = "$PID" }
}

Export-ModuleMember -Function Get-OrganizationConfig, *-MailUser, *-ManagementRoleAssignment, *-PartnerApplication, Get-AuthConfig, Get-ExchangeCertificate
