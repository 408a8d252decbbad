@echo off
rem Runs the program tif1 with a Java 17 or later: that of JAVA_HOME, else the one on the PATH. JAVA_OPTS go to the JVM.
rem Paths may hold spaces and parentheses, so no path is expanded between parentheses: there, one of its own would end them.
setlocal EnableExtensions DisableDelayedExpansion
set "TIF1_JAR=%~dp0..\lib\tif1-cli-${project.version}.jar"
if not exist "%TIF1_JAR%" goto no_jar

set "TIF1_JAVA="
if defined JAVA_HOME goto java_of_home
for %%i in (java.exe) do set "TIF1_JAVA=%%~$PATH:i"
if not defined TIF1_JAVA goto no_java
goto java_found
:java_of_home
set "TIF1_JAVA=%JAVA_HOME:"=%\bin\java.exe"
if not exist "%TIF1_JAVA%" goto wrong_home
:java_found

rem A Java says its version in a file; without that it is taken to be new enough.
set "TIF1_MAJOR=17"
for %%i in ("%TIF1_JAVA%\..\..\release") do set "TIF1_RELEASE=%%~fi"
if not exist "%TIF1_RELEASE%" goto version_known
for /f "usebackq tokens=1,2 delims==" %%k in ("%TIF1_RELEASE%") do if "%%k"=="JAVA_VERSION" for /f "tokens=1 delims=.-+" %%m in ("%%~l") do set "TIF1_MAJOR=%%m"
:version_known
if %TIF1_MAJOR% LSS 17 goto old_java

rem A short run gains nothing from a second compiler or a parallel collector; commands that run long do.
set "TIF1_COMMAND=%~1"
if "%~1"=="-v" set "TIF1_COMMAND=%~2"
if "%~1"=="--verbose" set "TIF1_COMMAND=%~2"
set "TIF1_COLLECTOR=-XX:+UseSerialGC"
set "TIF1_COMPILER=-XX:TieredStopAtLevel=1"
if "%TIF1_COMMAND%"=="sync" set "TIF1_COLLECTOR=-XX:+UseParallelGC" & set "TIF1_COMPILER=-XX:+TieredCompilation"
if "%TIF1_COMMAND%"=="export" set "TIF1_COLLECTOR=-XX:+UseParallelGC" & set "TIF1_COMPILER=-XX:+TieredCompilation"
rem A JVM with two collectors does not start.
echo "%JAVA_OPTS% %JDK_JAVA_OPTIONS% %JAVA_TOOL_OPTIONS%" | findstr /r /c:"-XX:+Use[A-Za-z0-9]*GC" >nul && set "TIF1_COLLECTOR="

rem From Java 19 on the JVM itself keeps an archive of loaded classes, which makes it start faster.
set "TIF1_STORE=%LOCALAPPDATA%"
if defined TIF1_JVM_CACHE set "TIF1_STORE=%TIF1_JVM_CACHE:"=%"
set "TIF1_SHARING=-Xshare:auto"
set "TIF1_ARCHIVE=-Xshare:auto"
if %TIF1_MAJOR% LSS 19 goto run
if "%TIF1_STORE%"=="off" goto run
set "TIF1_STORE=%TIF1_STORE%\tif1-jvm"
if not exist "%TIF1_STORE%" mkdir "%TIF1_STORE%" 2>nul
set "TIF1_SHARING=-XX:+AutoCreateSharedArchive"
set "TIF1_ARCHIVE=-XX:SharedArchiveFile=%TIF1_STORE%\tif1-${project.version}-java%TIF1_MAJOR%.jsa"

:run
"%TIF1_JAVA%" %TIF1_COLLECTOR% %TIF1_COMPILER% %TIF1_SHARING% "%TIF1_ARCHIVE%" -Xlog:disable -Xlog:all=error:stderr %JAVA_OPTS% -jar "%TIF1_JAR%" %*
exit /b %ERRORLEVEL%

:no_jar
echo tif1: there is no "%TIF1_JAR%"; install tif1 again, with its folder lib beside bin>&2
exit /b 1
:no_java
echo tif1: no java on the PATH, and JAVA_HOME is not set; install a Java 17 or later>&2
exit /b 1
:wrong_home
echo tif1: there is no "%TIF1_JAVA%"; set JAVA_HOME to a Java 17 or later>&2
exit /b 1
:old_java
echo tif1: "%TIF1_JAVA%" is Java %TIF1_MAJOR%, and 17 or later is needed; set JAVA_HOME to a newer one>&2
exit /b 1
