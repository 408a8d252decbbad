@echo off
rem Runs the program tif1 with a Java 17 or later: that of JAVA_HOME, else the one on the PATH. JAVA_OPTS go to the JVM.
setlocal
set "TIF1_JAR=%~dp0..\lib\tif1-cli-${project.version}.jar"
if not exist "%TIF1_JAR%" (
  echo tif1: there is no %TIF1_JAR%; install tif1 again, with its folder lib beside bin>&2
  exit /b 1
)
set "TIF1_JAVA="
if defined JAVA_HOME (
  set "TIF1_JAVA=%JAVA_HOME%\bin\java.exe"
) else (
  for %%i in (java.exe) do set "TIF1_JAVA=%%~$PATH:i"
)
if not defined TIF1_JAVA (
  echo tif1: no java on the PATH, and JAVA_HOME is not set; install a Java 17 or later>&2
  exit /b 1
)
if not exist "%TIF1_JAVA%" (
  echo tif1: there is no %TIF1_JAVA%; set JAVA_HOME to a Java 17 or later>&2
  exit /b 1
)

rem A Java says its version in a file; without that it is taken to be new enough.
set "TIF1_MAJOR=17"
for %%i in ("%TIF1_JAVA%\..\..\release") do if exist "%%~fi" (
  for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%%~fi"`) do (
    for /f "tokens=1 delims=.-+" %%m in ("%%~v") do set "TIF1_MAJOR=%%m"
  )
)
if %TIF1_MAJOR% LSS 17 (
  echo tif1: %TIF1_JAVA% is Java %TIF1_MAJOR%, and 17 or later is needed; set JAVA_HOME to a newer one>&2
  exit /b 1
)

rem A short run gains nothing from a second compiler or a parallel collector; commands that run long do.
set "TIF1_VM=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
if "%~1"=="sync" set "TIF1_VM=-XX:+UseParallelGC"
if "%~1"=="export" set "TIF1_VM=-XX:+UseParallelGC"

rem From Java 19 on the JVM itself keeps an archive of loaded classes, which makes it start faster.
set "TIF1_STORE=%LOCALAPPDATA%\tif1-jvm"
if defined TIF1_JVM_CACHE set "TIF1_STORE=%TIF1_JVM_CACHE%"
set "TIF1_ARCHIVE=-Xshare:auto"
if %TIF1_MAJOR% GEQ 19 if not "%TIF1_STORE%"=="off" (
  if not exist "%TIF1_STORE%" mkdir "%TIF1_STORE%" 2>nul
  set "TIF1_ARCHIVE=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%TIF1_STORE%\${project.version}-java%TIF1_MAJOR%.jsa""
)
"%TIF1_JAVA%" %TIF1_VM% %TIF1_ARCHIVE% -Xlog:disable -Xlog:all=error:stderr %JAVA_OPTS% -jar "%TIF1_JAR%" %*
exit /b %ERRORLEVEL%
